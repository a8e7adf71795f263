import type { ReportLine } from '#courses/contract'
import { canonical } from './canonical.ts'

/** Lines that say the same of the same place become one with their count; the order of first mention stays. */
export function gathered(lines: readonly ReportLine[]): ReportLine[] {
  const known = new Map<string, ReportLine>()
  for (const line of lines) {
    const key = canonical([line.outcome, line.code, line.place, line.detail])
    const before = known.get(key)
    known.set(key, before === undefined ? line : { ...before, count: before.count + line.count })
  }
  return [...known.values()]
}

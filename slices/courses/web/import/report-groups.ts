import type { ReportLine } from '#courses/contract'

export type Outcome = ReportLine['outcome']

/** Lines of one outcome and code, with how many parts they speak of. */
export interface ReportGroup {
  outcome: Outcome
  code: string
  count: number
  lines: ReportLine[]
}

const order: readonly Outcome[] = ['dropped', 'changed', 'kept']

/** A report by outcome and code: what is gone first, what stayed last, the more frequent before the rarer. */
export function grouped(lines: readonly ReportLine[]): ReportGroup[] {
  const groups = new Map<string, ReportGroup>()
  for (const line of lines) {
    const key = `${line.outcome} ${line.code}`
    const group = groups.get(key) ?? { outcome: line.outcome, code: line.code, count: 0, lines: [] }
    group.count += line.count
    group.lines.push(line)
    groups.set(key, group)
  }
  return [...groups.values()].toSorted(
    (a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome) || b.count - a.count,
  )
}

/**
 * The lines that a reader asked for.
 *
 * @param worded the line's code in words
 */
export function matching(
  lines: readonly ReportLine[],
  outcome: Outcome | 'all',
  text: string,
  worded: (line: ReportLine) => string,
): ReportLine[] {
  const wanted = text.trim().toLocaleLowerCase()
  return lines.filter(
    (line) =>
      (outcome === 'all' || line.outcome === outcome) &&
      [line.place, worded(line), ...Object.values(line.detail)].some((part) =>
        part.toLocaleLowerCase().includes(wanted),
      ),
  )
}

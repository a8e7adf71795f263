import type { TimeSpread } from '#retention/contract'

/** Active days of learners as ClickHouse counts them; the ranges are those of `bounds`. */
export interface TimeSpreadRow {
  days: number
  learningS: number
  medianS: number | null
  longS: number | null
  ranges: readonly number[]
}

/** Minutes at which a range begins; the query cuts at the same. */
const bounds = [0, 5, 10, 20, 40, 60] as const

/** The report from its row. */
export function presentTimeSpread(row: TimeSpreadRow): Omit<TimeSpread, 'asOf' | 'isStale'> {
  const { days, learningS, medianS, longS } = row
  return {
    days,
    meanS: days === 0 ? null : learningS / days,
    medianS,
    longS,
    ranges: bounds.map((fromMinutes, index) => ({
      fromMinutes,
      toMinutes: bounds[index + 1] ?? null,
      days: row.ranges[index] ?? 0,
    })),
  }
}

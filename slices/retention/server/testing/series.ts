import { addDays } from '../day.ts'
import type { Series } from '../alarms/judge.ts'

/** A series from a first Monday on, one value a day. */
export function seriesOfValues(values: readonly number[], rest: Partial<Series> = {}): Series {
  return {
    worse: 'lower',
    grain: 1,
    oddsDays: 20,
    days: values.map((value, n) => ({ on: addDays('2026-01-05', n), value, of: null })),
    ...rest,
  }
}

/** Shares of a series: wrong ones of all. */
export function seriesOfShares(pairs: readonly (readonly [value: number, of: number])[]): Series {
  return {
    worse: 'higher',
    grain: 1,
    oddsDays: 20,
    days: pairs.map(([value, of], n) => ({ on: addDays('2026-01-05', n), value, of })),
  }
}

import type { Period } from '#retention/contract'
import { addDays } from '../day.ts'

/** Days of each period. */
export const daysOf: Readonly<Record<Period, number>> = { week: 7, month: 28, quarter: 84 }

/**
 * The days of a period, oldest first, each with its row or an empty one.
 *
 * @param today local date in the school's zone; the last day
 */
export function everyDay<Row>(
  period: Period,
  today: string,
  lastCompleteDay: string,
  rowOf: (day: string) => Row,
): (Row & { on: string; isComplete: boolean })[] {
  const days = daysOf[period]
  return Array.from({ length: days }, (_, n) => addDays(today, n + 1 - days)).map((on) => ({
    ...rowOf(on),
    on,
    isComplete: on <= lastCompleteDay,
  }))
}

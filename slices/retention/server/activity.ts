import type { Activity, DayActivity } from '../contract.ts'
import type { Window } from './filters.ts'

/** A day as ClickHouse counts it. */
export interface ActivityRow {
  on: string
  dau: number
  wau: number
  mau: number
  learningS: number
}

/** Days of the report that make the stickiness. */
const stickyDays = 28

/** The report from its rows, oldest day first; the first may be before the days that are shown. */
export function presentActivity(
  rows: readonly ActivityRow[],
  { lastFull, shownDays }: Pick<Window, 'lastFull' | 'shownDays'>,
): Pick<Activity, 'days' | 'stickiness'> {
  const days = rows.map((row) => ({ ...row, isComplete: row.on <= lastFull }))
  return { days: days.slice(-shownDays), stickiness: stickiness(days.filter((day) => day.isComplete)) }
}

/**
 * On what share of days a monthly learner learns: mean daily learners of the last 28 days over their distinct number.
 *
 * @param days complete days, oldest first
 * @returns 0 to 1; null where nobody learned
 */
export function stickiness(days: readonly Pick<DayActivity, 'dau' | 'mau'>[]): number | null {
  const month = days.slice(-stickyDays)
  const mau = month.at(-1)?.mau ?? 0
  if (mau === 0) return null
  return month.reduce((sum, { dau }) => sum + dau, 0) / stickyDays / mau
}

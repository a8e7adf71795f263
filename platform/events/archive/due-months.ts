import { type Month, monthOf } from '../months.ts'

/** A month that is old enough to leave the log. */
export interface DueMonth extends Month {
  /** `2025-09-01` */
  firstDay: string
}

/**
 * The months among the log's tables that are older than `keepMonths` months before this one, oldest first.
 *
 * @param tables names of the log's tables; those that are no month are left alone
 * @param keepMonths at least 1
 */
export function dueMonths(tables: readonly string[], now: Date, keepMonths: number): DueMonth[] {
  const kept = monthOf(now.getTime(), -keepMonths)
  return tables
    .map(monthNamed)
    .filter((month) => month !== null)
    .filter(({ fromId }) => fromId < kept.fromId)
    .toSorted((one, other) => (one.fromId < other.fromId ? -1 : 1))
}

function monthNamed(table: string): DueMonth | null {
  const [, year, month] = /^event_(\d{4})_(\d{2})$/.exec(table) ?? []
  if (year === undefined || month === undefined) return null
  return { ...monthOf(Date.UTC(Number(year), Number(month) - 1)), firstDay: `${year}-${month}-01` }
}

import type { Lifecycle, LifecycleWeek } from '#retention/contract'

/** The report from its rows, oldest week first: weeks before the first with anybody are left out. */
export function presentLifecycle(rows: readonly LifecycleWeek[]): Pick<Lifecycle, 'weeks'> {
  const first = rows.findIndex((week) => week.new + week.retained + week.resurrected + week.lapsed > 0)
  return { weeks: first === -1 ? [] : rows.slice(first) }
}

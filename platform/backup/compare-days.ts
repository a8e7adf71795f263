/** Events per local day, as one engine has them. */
export interface DayCount {
  day: string
  count: number
}

export interface DaysCompared {
  isEqual: boolean
  /** Events of the log, those in the archive too. */
  logCount: number
  analyticsCount: number
  /** Days of which the analytics store has fewer events than the database, or more than the archive explains. */
  differing: string[]
}

/**
 * Compares the log with its copy, day by day. Of archived events only their number is known: a day may have so many
 * more in the copy, and all days together must have just these.
 */
export function compareDays(
  log: readonly DayCount[],
  archivedCount: number,
  analytics: readonly DayCount[],
): DaysCompared {
  const rest = new Map(analytics.map(({ day, count }) => [day, count]))
  for (const { day, count } of log) rest.set(day, (rest.get(day) ?? 0) - count)
  const differing = [...rest]
    .filter(([, more]) => more < 0 || (more > 0 && archivedCount === 0))
    .map(([day]) => day)
    .toSorted()
  const logCount = sumOf(log) + archivedCount
  const analyticsCount = sumOf(analytics)
  return {
    isEqual: differing.length === 0 && logCount === analyticsCount,
    logCount,
    analyticsCount,
    differing,
  }
}

const sumOf = (days: readonly DayCount[]): number => days.reduce((sum, { count }) => sum + count, 0)

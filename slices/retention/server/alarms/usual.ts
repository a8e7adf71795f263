/** Weeks in which a weekday shows how it differs from the others. */
const weeks = 8
/** Days that say how high a series stands now: recent, and enough for a weekend to weigh little. */
const levelDays = 10
/** Days that are left out are made up for by earlier ones, up to here. */
const levelReach = 28
/** Nothing is quite zero by its weekday, or one day's work on a free day would be endless. */
const leastShare = 0.05

/** The middle value; not a number where there is none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/**
 * What a day would usually have, from the days before it: the level of the last ten days, times what its weekday
 * usually has of a week. Medians throughout, so that a feast, a deadline or a lost day moves little.
 *
 * @param values one per consecutive day, oldest first, 0 or more
 * @param at place of the day asked about
 * @param isLeftOut days that are known to be unusual, and teach nothing
 * @returns 0 or more; null where there is no earlier day to learn from
 */
export function usualOf(
  values: readonly number[],
  at: number,
  isLeftOut: (day: number) => boolean,
): number | null {
  const shares = Array.from({ length: 7 }, (_, weekday) => shareOf(values, at, weekday, isLeftOut))
  const level: number[] = []
  for (let day = at - 1; day >= Math.max(0, at - levelReach) && level.length < levelDays; day--)
    if (!isLeftOut(day)) level.push((values[day] ?? 0) / (shares[day % 7] ?? 1))
  return level.length === 0 ? null : median(level) * (shares[at % 7] ?? 1)
}

/** What a weekday has of the mean day of the week that ends with it: 1 where weekdays do not differ. */
function shareOf(
  values: readonly number[],
  at: number,
  weekday: number,
  isLeftOut: (day: number) => boolean,
): number {
  const shares: number[] = []
  const last = at - 1 - ((((at - 1 - weekday) % 7) + 7) % 7)
  for (let day = last; day >= Math.max(6, at - 7 * weeks); day -= 7) {
    const mean = values.slice(day - 6, day + 1).reduce((sum, value) => sum + value, 0) / 7
    if (mean > 0 && !isLeftOut(day)) shares.push((values[day] ?? 0) / mean)
  }
  return shares.length === 0 ? 1 : Math.max(leastShare, median(shares))
}

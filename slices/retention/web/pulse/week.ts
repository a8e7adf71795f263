import type { DayActivity } from '#retention/contract'

/**
 * What the headline compares: the last day that is over, the same weekday before it, and the time of the last 7 days.
 *
 * @param days oldest first, the last is today
 */
export function weekOf(days: readonly DayActivity[]) {
  const full = days.filter(({ isComplete }) => isComplete)
  return {
    lastFull: full.at(-1) ?? null,
    weekBefore: full.at(-8) ?? null,
    weekS: days.slice(-7).reduce((sum, { learningS }) => sum + learningS, 0),
  }
}

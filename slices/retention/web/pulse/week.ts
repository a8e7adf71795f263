import type { DayActivity } from '#retention/contract'

/**
 * What the headline compares: the last day that is over and the same weekday before it; the trailing week, month and
 * time with those before them.
 *
 * @param days oldest first, the last is today
 */
export function weekOf(days: readonly DayActivity[]) {
  const full = days.filter(({ isComplete }) => isComplete)
  return {
    lastFull: full.at(-1) ?? null,
    weekBefore: full.at(-8) ?? null,
    weekS: timeOf(days.slice(-7)),
    /** The same numbers a week or four weeks earlier; null where the days do not reach back so far. */
    earlier: {
      wau: days.at(-8)?.wau ?? null,
      mau: days.at(-29)?.mau ?? null,
      weekS: days.length < 14 ? null : timeOf(days.slice(-14, -7)),
    },
  }
}

const timeOf = (days: readonly DayActivity[]) => days.reduce((sum, { learningS }) => sum + learningS, 0)

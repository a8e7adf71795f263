/** One layout shift without recent input, at `atMs` of the page life. */
export interface Shift {
  value: number
  atMs: number
}

/** Shifts less than a second apart, five seconds in all at most, make one window. */
interface Window {
  sum: number
  startMs: number
  endMs: number
}

/**
 * Cumulative layout shift: the worst session window (https://web.dev/articles/cls).
 *
 * @param shifts in the order in which they happened
 */
export function cumulativeShift(shifts: readonly Shift[]): number {
  let worst = 0
  let window: Window | null = null
  for (const { value, atMs } of shifts) {
    const isSame: boolean = window !== null && atMs - window.endMs < 1_000 && atMs - window.startMs < 5_000
    window =
      isSame && window !== null
        ? { sum: window.sum + value, startMs: window.startMs, endMs: atMs }
        : { sum: value, startMs: atMs, endMs: atMs }
    worst = Math.max(worst, window.sum)
  }
  return worst
}

/**
 * Interaction to next paint: the slowest interaction, leaving out one in fifty (https://web.dev/articles/inp).
 *
 * @param durationsMs slowest event of each interaction seen, by interaction
 * @param count interactions there were, the quick ones that no entry tells of too
 * @returns null where there was none
 */
export function interactionToPaint(durationsMs: readonly number[], count: number): number | null {
  const slowest = durationsMs.toSorted((a, b) => b - a)
  const left = Math.min(slowest.length - 1, Math.floor(count / 50))
  return slowest[left] ?? null
}

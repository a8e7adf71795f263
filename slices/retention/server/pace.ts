/** Share of the time that work may take: one part work, five parts rest. */
const restPerWork = 5

/** Lets work run again only after it has rested five times as long as it took. */
export interface Pace {
  isDue(nowMs: number): boolean
  /** @param nowMs when the work ended; @param tookMs how long it took */
  rest(nowMs: number, tookMs: number): void
}

/**
 * Back-off that follows the load: on an idle machine work is quick and runs at every tick; where it takes longer,
 * it leaves five sixths of the time to others.
 *
 * @param maxRestMs longest rest, milliseconds
 */
export function createPace(maxRestMs: number): Pace {
  let dueMs = 0
  return {
    isDue: (nowMs) => nowMs >= dueMs,
    rest(nowMs, tookMs) {
      dueMs = nowMs + Math.min(restPerWork * tookMs, maxRestMs)
    },
  }
}

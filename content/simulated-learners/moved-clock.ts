import type { Clock } from '@banxue/platform/clock'

/** A clock that stands where the simulator puts it. */
export interface MovedClock extends Clock {
  set(at: Date): void
  /** @param ms milliseconds, forward */
  advance(ms: number): void
}

export function createMovedClock(at: Date): MovedClock {
  let ms = at.getTime()
  return {
    now: () => new Date(ms),
    set(to) {
      ms = to.getTime()
    },
    advance(by) {
      ms += by
    },
  }
}

import { setImmediate as turn } from 'node:timers/promises'

interface Timer {
  dueMs: number
  run: () => void
  isAwake: () => boolean
}

/** One schedule's own time, which stands still but for `advance`, and what is under way in it. */
export class World {
  nowMs: number
  readonly #timers = new Set<Timer>()
  readonly #underWay = new Set<Promise<unknown>>()

  constructor(startMs: number) {
    this.nowMs = startMs
  }

  schedule(run: () => void, ms: number, isAwake: () => boolean): () => void {
    const timer = { dueMs: this.nowMs + ms, run, isAwake }
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }

  /** Moves time on and lets what is due by then happen, on devices that are awake. */
  advance(ms: number): void {
    const untilMs = this.nowMs + ms
    for (;;) {
      const [next] = [...this.#timers]
        .filter((timer) => timer.dueMs <= untilMs && timer.isAwake())
        .toSorted((a, b) => a.dueMs - b.dueMs)
      if (next === undefined) break
      this.#timers.delete(next)
      this.nowMs = Math.max(this.nowMs, next.dueMs)
      next.run()
    }
    this.nowMs = untilMs
  }

  /** Keeps in mind that something is under way. */
  track<T>(work: Promise<T>): Promise<T> {
    this.#underWay.add(work)
    const end = () => void this.#underWay.delete(work)
    work.then(end, end)
    return work
  }

  /** Resolves when nothing is under way any more. */
  async quiet(): Promise<void> {
    do {
      await Promise.allSettled(this.#underWay)
      for (let turns = 0; turns < 4; turns += 1) await turn()
    } while (this.#underWay.size > 0)
  }
}

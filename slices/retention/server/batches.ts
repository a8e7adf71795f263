/** A local day with news. */
export interface TouchedDay {
  /** `YYYY-MM-DD` */
  day: string
  /** How many people the news concern. */
  people: number
  /** Unix seconds in which the news were noticed. */
  seconds: readonly number[]
}

/** Keeps one recount to a fraction of a second, and bounds its memory, which grows with learner-days. */
const maxPeople = 5_000
/** Below the 100 partitions that one insert may touch. */
const maxDays = 90

/** Days that wait to be counted anew. */
export function createWaitingDays() {
  const waiting = new Map<string, { people: number; seconds: Set<number> }>()
  return {
    isEmpty: () => waiting.size === 0,
    add(days: readonly TouchedDay[]) {
      for (const { day, people, seconds } of days) {
        const known = waiting.get(day)
        if (known === undefined) waiting.set(day, { people, seconds: new Set(seconds) })
        else {
          known.people += people
          for (const second of seconds) known.seconds.add(second)
        }
      }
    },
    /** The days to count together next, newest first; they wait until `done`. A single day is never split. */
    next(): TouchedDay[] {
      const batch: TouchedDay[] = []
      let sum = 0
      for (const [day, { people, seconds }] of [...waiting].toSorted(([a], [b]) => b.localeCompare(a))) {
        if (batch.length > 0 && (batch.length === maxDays || sum + people > maxPeople)) break
        batch.push({ day, people, seconds: [...seconds] })
        sum += people
      }
      return batch
    },
    done(batch: readonly TouchedDay[]) {
      for (const { day } of batch) waiting.delete(day)
    },
  }
}

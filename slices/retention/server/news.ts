/** What arrived within one second, by the clock of the analytics store. */
export interface SecondOfNews {
  /** Unix time, seconds. */
  second: number
  /** How many days of people were touched. */
  marks: number
  /** Merges of guests among them. */
  merges: number
  /** The last arrival within the second, as ClickHouse writes instants. */
  last_at: string
}

/** More in one look would make a query too long; the rest waits for the next. */
const maxSeconds = 900

/**
 * Tells news from what was counted before. An insert may become visible after a later one, so that a watermark would
 * step over it; the number of arrivals within each second does not lie.
 */
export function createNews() {
  const counted = new Map<number, number>()
  return {
    /** The seconds with arrivals that were not counted, the newest first, at most 900. */
    uncounted(seconds: readonly SecondOfNews[]): SecondOfNews[] {
      return seconds
        .filter(({ second, marks }) => counted.get(second) !== marks)
        .toSorted((a, b) => b.second - a.second)
        .slice(0, maxSeconds)
    },
    /** Remembers that so many arrivals of these seconds are being counted. */
    take(seconds: readonly SecondOfNews[]) {
      for (const { second, marks } of seconds) counted.set(second, marks)
    },
    /** Forgets what can get no more company: seconds up to this one. */
    forget(upTo: number) {
      for (const second of counted.keys()) if (second <= upTo) counted.delete(second)
    },
  }
}

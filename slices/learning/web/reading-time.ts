/** Share of a reading's estimated time after which, its end reached, it counts as done. */
const readingShare = 0.3

/** What one page life knows of a reading. */
export interface ReadingTime {
  /** Seconds the step was in view. */
  visibleS: number
  reachedEnd: boolean
}

/** What is still missing before a reading counts: its end, some seconds, or nothing. */
export function missingFor(
  estimatedS: number,
  { visibleS, reachedEnd }: ReadingTime,
): {
  end: boolean
  seconds: number
} {
  return { end: !reachedEnd, seconds: Math.max(0, Math.ceil(estimatedS * readingShare - visibleS)) }
}

/** A stop watch that runs only while the page is visible, in milliseconds of `performance.now()`. */
export class VisibleTime {
  #sumMs = 0
  #sinceMs: number | null

  constructor(atMs: number, isVisible: boolean) {
    this.#sinceMs = isVisible ? atMs : null
  }

  show(atMs: number): void {
    this.#sinceMs ??= atMs
  }

  hide(atMs: number): void {
    this.#sumMs = this.readMs(atMs)
    this.#sinceMs = null
  }

  readMs(atMs: number): number {
    return this.#sumMs + (this.#sinceMs === null ? 0 : atMs - this.#sinceMs)
  }
}

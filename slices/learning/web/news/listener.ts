/** First and longest wait before a stream that broke is opened again, milliseconds. */
const firstMs = 1_000
const longestMs = 5 * 60_000
/** What was read anew is not read anew again for so long, milliseconds: words that are typed elsewhere come one by one. */
const restMs = 1_500
/** Nothing changes under fingers that were at the keys so lately, milliseconds. */
const typingMs = 2_000

export interface ListenerNeeds {
  /** Opens the stream of news and calls when it is open, when it says something and when it broke; answers how to close it. */
  open: (on: { open: () => void; news: () => void; broken: () => void }) => () => void
  /** Asks the school anew for what the page shows. */
  readAnew: () => void
  nowMs: () => number
  /** 0 to 1, for the jitter. */
  random: () => number
  /** Runs once after `ms` milliseconds; answers how to call it off. */
  schedule: (run: () => void, ms: number) => () => void
}

/**
 * Hears of what the learner does on other devices while the page is visible, and only then. After a break something
 * may have been missed, so it reads anew when the stream is open again.
 */
export class Listener {
  readonly #needs: ListenerNeeds
  #close: (() => void) | null = null
  #retry: (() => void) | null = null
  #reading: (() => void) | null = null
  #failures = 0
  #hasMissed = false
  #readMs = -Infinity
  #typedMs = -Infinity

  constructor(needs: ListenerNeeds) {
    this.#needs = needs
  }

  /** The page is visible: it listens. */
  show(): void {
    if (this.#close !== null) return
    this.#retry?.()
    this.#retry = null
    this.#close = this.#needs.open({
      open: () => {
        this.#failures = 0
        if (this.#hasMissed) this.#plan()
        this.#hasMissed = false
      },
      news: () => this.#plan(),
      broken: () => this.#break(),
    })
  }

  /** Nobody sees the page: it holds no stream, and reads nothing. */
  hide(): void {
    for (const end of [this.#close, this.#retry, this.#reading]) end?.()
    this.#close = this.#retry = this.#reading = null
    this.#hasMissed = true
  }

  /** Something is typed here. */
  type(): void {
    this.#typedMs = this.#needs.nowMs()
  }

  #break(): void {
    const { random, schedule } = this.#needs
    this.#close?.()
    this.#close = null
    this.#hasMissed = true
    const waitMs = Math.min(longestMs, firstMs * 2 ** this.#failures) * (0.5 + random())
    this.#failures += 1
    this.#retry ??= schedule(() => {
      this.#retry = null
      this.show()
    }, waitMs)
  }

  #plan(): void {
    const { nowMs, readAnew, schedule } = this.#needs
    const inMs = Math.max(0, this.#readMs + restMs - nowMs(), this.#typedMs + typingMs - nowMs())
    this.#reading ??= schedule(() => {
      this.#reading = null
      // Somebody began to type meanwhile: it waits for them.
      if (this.#typedMs + typingMs > nowMs()) return this.#plan()
      this.#readMs = nowMs()
      readAnew()
    }, inMs)
  }
}

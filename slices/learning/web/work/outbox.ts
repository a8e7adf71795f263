import { keyOf, type Work } from './work.ts'
import type { WorkStore } from './work-store.ts'

/** What a failed call means for the work. */
export type Setback =
  /** The network or the server failed; it will be tried again. */
  | 'later'
  /** The session ended; it waits for its learner to sign in. */
  | 'sign_in'
  /** The server says no and would say so again. */
  | 'refused'

export type Delivered<R> =
  | { kind: 'arrived'; work: Work; result: R }
  | { kind: 'refused'; work: Work; error: unknown }

/** How a piece of work stands: on its way, or kept on this device until something changes. */
export type WorkState = 'sending' | 'later' | 'sign_in'

export interface OutboxNeeds<R> {
  store: WorkStore
  send: (work: Work) => Promise<R>
  setbackOf: (error: unknown) => Setback
  /** Milliseconds to wait after so many failures in a row. */
  waitMs: (failures: number) => number
  /** Runs once after `ms` milliseconds; answers how to call it off. */
  schedule: (run: () => void, ms: number) => () => void
  /** Something arrived, was refused, or stands differently. */
  onDelivered: (delivered: Delivered<R>) => void
  onState: () => void
}

/**
 * Takes what a learner does to the server, and keeps it on the device until it is there. Every kind of work may
 * arrive twice without harm (the procedures see to that), so two tabs need not agree who sends.
 */
export class Outbox<R> {
  readonly #needs: OutboxNeeds<R>
  readonly #states = new Map<string, WorkState>()
  readonly #timers = new Map<string, () => void>()
  #failures = 0

  constructor(needs: OutboxNeeds<R>) {
    this.#needs = needs
  }

  /** Keeps work at once and sends it after `afterMs`; more work with its key until then replaces it. */
  put(work: Work, afterMs = 0): void {
    const key = keyOf(work)
    this.#needs.store.put(key, work)
    this.#needs.onState()
    this.#plan(key, afterMs)
  }

  get(key: string): Work | null {
    return this.#needs.store.get(key)
  }

  /** The work does not matter any more. */
  drop(key: string): void {
    this.#callOff(key)
    this.#needs.store.remove(key)
    this.#set(key, null)
  }

  stateOf(key: string): WorkState | null {
    return this.#states.get(key) ?? null
  }

  /** All work that has not arrived. */
  all(): Work[] {
    const { store } = this.#needs
    return store.keys().flatMap((key) => store.get(key) ?? [])
  }

  /** How many pieces of work have not arrived. */
  get waiting(): number {
    return this.#needs.store.keys().length
  }

  /** Sends everything now: the page begins, comes back to a network, or is about to go. */
  wake(): void {
    this.#failures = 0
    for (const key of this.#needs.store.keys()) if (this.#states.get(key) !== 'sending') this.#plan(key, 0)
  }

  #plan(key: string, ms: number): void {
    this.#callOff(key)
    if (ms <= 0) void this.#deliver(key)
    else
      this.#timers.set(
        key,
        this.#needs.schedule(() => void this.#deliver(key), ms),
      )
  }

  #callOff(key: string): void {
    this.#timers.get(key)?.()
    this.#timers.delete(key)
  }

  async #deliver(key: string): Promise<void> {
    this.#timers.delete(key)
    const work = this.#needs.store.get(key)
    if (work === null || this.#states.get(key) === 'sending') return
    this.#set(key, 'sending')
    try {
      const result = await this.#needs.send(work)
      this.#failures = 0
      this.#settle(key, work, { kind: 'arrived', work, result })
    } catch (error) {
      const setback = this.#needs.setbackOf(error)
      if (setback === 'refused') return this.#settle(key, work, { kind: 'refused', work, error })
      this.#set(key, setback)
      this.#failures += 1
      if (setback === 'later' && !this.#timers.has(key)) this.#plan(key, this.#needs.waitMs(this.#failures))
    }
  }

  /** Forgets delivered work, unless more of it was done meanwhile: then that goes next. */
  #settle(key: string, work: Work, delivered: Delivered<R>): void {
    const kept = this.#needs.store.get(key)
    const isNewer = kept !== null && JSON.stringify(kept) !== JSON.stringify(work)
    if (!isNewer) this.#needs.store.remove(key)
    this.#set(key, null)
    // The echo of a draft that was answered or typed on meanwhile is old news.
    const isOld = work.kind === 'draft' && (kept === null || isNewer)
    if (!isOld) this.#needs.onDelivered(delivered)
    if (isNewer && !this.#timers.has(key)) this.#plan(key, 0)
  }

  #set(key: string, state: WorkState | null): void {
    if (state === null) this.#states.delete(key)
    else this.#states.set(key, state)
    this.#needs.onState()
  }
}

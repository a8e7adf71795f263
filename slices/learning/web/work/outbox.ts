import { ageMs, type DeviceClock, stampOf } from '@banxue/ui/telemetry/device-clock'
import type { ActResult, SentAct } from '#learning/contract'
import { batchOf } from './batch.ts'
import { KeptRows, type Refusal } from './kept-rows.ts'
import { isAtSameStep, isMissed, type KeptWork, keyOf, type Work } from './work.ts'
import type { WorkStore } from './work-store.ts'

/** What a failed call means for the work. */
export type Setback =
  /** The network or the server failed; it will be tried again. */
  | 'later'
  /** The session ended, or is another's; it waits for its learner to sign in. */
  | 'sign_in'
  /** The server cannot take it, or not so much at once; part of it may go. */
  | 'refused'

type Arrived = Extract<ActResult, { kind: 'arrived' }>
export type Delivered =
  | { kind: 'arrived'; work: Work; result: Arrived }
  | { kind: 'refused'; work: Work; code: Refusal }

/** How a piece of work stands: on its way, or kept on this device until something changes. */
export type WorkState = 'sending' | 'later' | 'sign_in'

/** An act as it leaves the outbox. */
export type Leaving = Omit<SentAct, 'act'> & { act: Work }

export interface OutboxNeeds {
  store: WorkStore
  clock: DeviceClock
  /** A number greater than any it gave before on this device. */
  nextOrder: () => number
  send: (acts: Leaving[]) => Promise<{ receivedAt: Date; results: ActResult[] }>
  setbackOf: (error: unknown) => Setback
  /** Milliseconds to wait after so many failures in a row. */
  waitMs: (failures: number) => number
  /** Runs once after `ms` milliseconds; answers how to call it off. */
  schedule: (run: () => void, ms: number) => () => void
  /** Runs the work while no other tab of the school runs the same. */
  alone: <T>(work: () => Promise<T>) => Promise<T>
  /** Something arrived or was refused. */
  onDelivered: (delivered: Delivered) => void
  /** Something is kept, has arrived, or stands differently. */
  onState: () => void
}

/**
 * Takes what a learner does to the server, and keeps it on the device until it is there. What is at hand in memory
 * is written at once; batches travel one after the other in the order in which the work was done, and an answer that
 * somebody waits for goes past them. Every kind of work may arrive twice without harm.
 */
export class Outbox {
  readonly #needs: OutboxNeeds
  readonly #kept: KeptRows
  readonly #states = new Map<string, WorkState>()
  readonly #timers = new Map<string, () => void>()
  /** Keys of what may leave now. */
  readonly #ready = new Set<string>()
  #retry: (() => void) | null = null
  #failures = 0
  #isFlying = false

  constructor(needs: OutboxNeeds) {
    this.#needs = needs
    this.#kept = new KeptRows(needs.store, () => needs.onState())
  }

  /** Keeps work at once and sends it after `afterMs`; more work with its key until then replaces it. */
  put(work: Work, afterMs = 0): void {
    const { clock, nextOrder } = this.#needs
    const key = keyOf(work)
    for (const row of this.refused()) if (isAtSameStep(row.work, work)) this.drop(row.key)
    this.#kept.keep({ key, work, stamp: stampOf(clock), order: nextOrder() })
    this.#plan(key, afterMs)
    this.#needs.onState()
  }

  get(key: string): Work | null {
    const row = this.#kept.get(key)
    return row === undefined || row.refused !== undefined ? null : row.work
  }

  /** The work does not matter any more. */
  drop(key: string): void {
    const row = this.#kept.get(key)
    this.#callOff(key)
    this.#ready.delete(key)
    if (row !== undefined) this.#kept.forget(row)
    this.#set(key, null)
  }

  stateOf(key: string): WorkState | null {
    return this.#states.get(key) ?? null
  }

  /** All work that has not arrived, in the order in which it was done. */
  all(): Work[] {
    return this.rows().map(({ work }) => work)
  }

  /** The same with when it was done. */
  rows(): KeptWork[] {
    return this.#kept.waiting()
  }

  /** Work that the server will never take, until it is dropped. */
  refused(): KeptWork[] {
    return this.#kept.refused()
  }

  /** How many pieces of work have not arrived. */
  get waiting(): number {
    return this.rows().length
  }

  /** False once the device has refused to keep something: then it lives as long as the page. */
  get outlivesPage(): boolean {
    return this.#kept.outlivesPage
  }

  /** Whether what earlier page lives have left is known. */
  get isRead(): boolean {
    return this.#kept.isRead
  }

  /** Sends everything now: the page begins, comes back to a network, or is about to go. */
  wake(): void {
    this.#failures = 0
    this.#readyAll()
    this.#go()
    void this.refresh().then(() => {
      this.#readyAll()
      this.#go()
    })
  }

  /** Takes in what earlier page lives and other tabs have left, and lets go of what others have delivered. */
  async refresh(): Promise<void> {
    await this.#kept.refresh((key) => this.stateOf(key) === 'sending')
    this.#needs.onState()
  }

  #readyAll(): void {
    this.#retry?.()
    this.#retry = null
    for (const { key } of this.rows()) {
      if (this.#states.get(key) === 'sending') continue
      this.#callOff(key)
      this.#ready.add(key)
    }
  }

  #plan(key: string, ms: number): void {
    this.#callOff(key)
    const run = () => {
      this.#timers.delete(key)
      this.#ready.add(key)
      this.#go()
    }
    if (ms <= 0) run()
    else this.#timers.set(key, this.#needs.schedule(run, ms))
  }

  #callOff(key: string): void {
    this.#timers.get(key)?.()
    this.#timers.delete(key)
  }

  /** What may leave now. */
  #leaving(): KeptWork[] {
    return this.rows().filter(({ key }) => this.#ready.has(key) && this.#states.get(key) !== 'sending')
  }

  #go(): void {
    if (this.#isFlying) {
      // Somebody waits for the feedback on an answer just given: it goes past the batch that is on its way.
      for (const row of this.#leaving())
        if (row.work.kind === 'answer' && this.#isNew(row)) void this.#fly([row])
      return
    }
    if (this.#leaving().length === 0) return
    this.#isFlying = true
    void this.#flyAll().finally(() => {
      this.#isFlying = false
    })
  }

  async #flyAll(): Promise<void> {
    for (let next = batchOf(this.#leaving()); next.length > 0; next = batchOf(this.#leaving())) {
      const isOwn = next.every((row) => this.#isNew(row))
      // What another page life has left may be on its way from another tab already.
      const isGoing = isOwn ? await this.#fly(next) : await this.#needs.alone(() => this.#flyShared())
      if (!isGoing) return
    }
  }

  async #flyShared(): Promise<boolean> {
    await this.refresh()
    const next = batchOf(this.#leaving())
    return next.length === 0 ? true : this.#fly(next)
  }

  /** Sends rows together; answers whether it is worth sending more now. */
  async #fly(rows: readonly KeptWork[]): Promise<boolean> {
    const { send, clock, setbackOf } = this.#needs
    for (const { key } of rows) this.#ready.delete(key)
    for (const { key } of rows) this.#set(key, 'sending')
    try {
      const { receivedAt, results } = await send(rows.map((row) => leaving(clock, row)))
      clock.acknowledged(receivedAt)
      this.#failures = 0
      for (const [index, row] of rows.entries()) this.#settle(row, results[index])
      return true
    } catch (error) {
      const setback = setbackOf(error)
      if (setback !== 'refused') return this.#fail(rows, setback)
      const [first] = rows
      if (rows.length > 1) return this.#flyHalves(rows)
      if (first !== undefined) this.#settle(first, { kind: 'refused', id: first.key, code: 'UNKNOWN' })
      return true
    }
  }

  /** One of many may be what the server cannot take: the others are not to wait for it. */
  async #flyHalves(rows: readonly KeptWork[]): Promise<boolean> {
    const half = Math.ceil(rows.length / 2)
    if (await this.#fly(rows.slice(0, half))) return this.#fly(rows.slice(half))
    return this.#fail(rows.slice(half), 'later')
  }

  #fail(rows: readonly KeptWork[], setback: 'later' | 'sign_in'): false {
    for (const { key } of rows) this.#set(key, setback)
    this.#failures += 1
    if (setback === 'later') this.#retryLater()
    return false
  }

  #retryLater(): void {
    this.#retry ??= this.#needs.schedule(
      () => {
        this.#retry = null
        this.#readyAll()
        this.#go()
      },
      this.#needs.waitMs(Math.max(1, this.#failures)),
    )
  }

  /** Forgets what has arrived, unless more of it was done meanwhile: then that goes next. */
  #settle(
    row: KeptWork,
    result: ActResult | { kind: 'refused'; id: string; code: Refusal } | undefined,
  ): void {
    const { key, work } = row
    if (result === undefined || result.kind === 'later') {
      this.#failures += 1
      this.#set(key, 'later')
      return this.#retryLater()
    }
    const kept = this.#kept.get(key)
    const isNewer = kept !== undefined && kept.order > row.order
    const isRefused = result.kind === 'refused' && kept === row && isMissed(work)
    if (isRefused) this.#kept.keepRefused(row, result.code)
    else this.#kept.forget(row)
    this.#set(key, null)
    // The echo of a draft that was answered or typed on meanwhile is old news.
    const isOld = work.kind === 'draft' && (kept === undefined || isNewer)
    if (!isOld)
      this.#needs.onDelivered(
        result.kind === 'arrived'
          ? { kind: 'arrived', work, result }
          : { kind: 'refused', work, code: result.code },
      )
    if (isNewer && !this.#timers.has(key)) this.#ready.add(key)
  }

  #isNew({ stamp }: KeptWork): boolean {
    return stamp.lifeId === this.#needs.clock.lifeId
  }

  #set(key: string, state: WorkState | null): void {
    if (state === null) this.#states.delete(key)
    else this.#states.set(key, state)
    this.#needs.onState()
  }
}

const leaving = (clock: DeviceClock, { key, work, stamp, order }: KeptWork): Leaving => ({
  id: key,
  at: stamp.at,
  zone: stamp.zone,
  order,
  ageMs: ageMs(clock, stamp),
  lastAckAt: stamp.lastAckAt,
  act: work,
})

import type { Batch } from '@banxue/platform/events/contract'
import type { EventType } from '@banxue/platform/events/define'
import { newId } from '@banxue/platform/id'
import type { z } from 'zod'
import { batchLimit, createDelivery, type Delivery, type QueueState, type Session } from './delivery.ts'
import { ageMs, type DeviceClock } from './device-clock.ts'
import type { OwnerId, QueuedRow, QueueStore } from './queue-store.ts'
import { waitMs } from './retry.ts'
import type { SendOutcome } from './send-outcome.ts'

/** How long an event waits for others to travel with it, milliseconds. */
const gatherMs = 2_000
/** How often a queue whose session ended looks whether its owner has signed in again, milliseconds. */
const signedInMs = 60_000

export interface QueueNeeds {
  store: QueueStore
  send: (batch: Batch) => Promise<SendOutcome>
  /** Runs the work while no other tab of the school runs the same. */
  alone<T>(work: () => Promise<T>): Promise<T>
  clock: DeviceClock
  /** 0 to 1, for the jitter. */
  random(): number
  /** Runs once after `ms` milliseconds; answers how to call it off. */
  schedule(run: () => void, ms: number): () => void
  onState(state: QueueState): void
  visitorId: string
  device: Batch['device']
}

/** The name, version and payload of an event, checked by the compiler against its definition. */
export interface Telling<T extends EventType> {
  name: T['name']
  version: number
  payload: z.input<T['payload']>
}

/**
 * Keeps events until the server has acknowledged them: nothing is forgotten before, and the id made here lets
 * the server count a repeat once. Whose rows go out in which session is `delivery.ts`'s part.
 */
export class TelemetryQueue {
  readonly #needs: QueueNeeds
  readonly #delivery: Delivery
  /** Rows of this page life that nobody has acknowledged: a leaving page can send them without asking the store. */
  readonly #fresh = new Map<string, QueuedRow>()
  #session: Session = { personId: null, isGuest: false }
  #failures = 0
  #callOff: (() => void) | null = null

  constructor(needs: QueueNeeds) {
    this.#needs = needs
    this.#delivery = createDelivery({
      store: needs.store,
      send: needs.send,
      batchOf: (owner, rows) => this.#batchOf(owner, rows),
      onKept: (rows) => rows.forEach((row) => this.#fresh.delete(row.event.id)),
    })
  }

  /** Keeps an event and sends it soon; the promise resolves once it is kept. */
  async tell<T extends EventType>({ name, version, payload }: Telling<T>): Promise<void> {
    const { clock } = this.#needs
    const at = clock.now()
    const row: QueuedRow = {
      owner: this.#session.personId,
      isGuest: this.#session.isGuest,
      made: { lifeId: clock.lifeId, elapsedMs: clock.elapsedMs() },
      event: {
        id: newId(at),
        name,
        version,
        occurredAt: at.toISOString(),
        zone: clock.zone(),
        lastAckAt: clock.lastAckAt()?.toISOString() ?? null,
        payload,
      },
    }
    this.#fresh.set(row.event.id, row)
    await this.#needs.store.add(row)
    if (this.#callOff === null) this.#plan(gatherMs)
  }

  /** Says whose session this is now; what earlier sessions could not deliver gets another chance. */
  enter(next: Session): void {
    if (next.personId === this.#session.personId && next.isGuest === this.#session.isGuest) return
    this.#session = next
    this.#delivery.reset()
    this.wake()
  }

  /** The network came back: no reason to wait any longer. */
  wake(): void {
    this.#failures = 0
    this.#plan(0)
  }

  /** Sends what may be sent now; plans another try after a failure. */
  async flush(): Promise<void> {
    const state = await this.#needs.alone(() => this.#delivery.round(this.#session))
    this.#failures = state === 'retrying' ? this.#failures + 1 : 0
    this.#needs.onState(state)
    if (this.#failures > 0) this.#plan(waitMs(this.#failures, this.#needs.random()))
    if (state === 'sign_in' && this.#callOff === null) this.#plan(signedInMs)
  }

  /** The page may be gone in a moment: starts sending what this page life made, before it returns. */
  leave(): void {
    const { personId } = this.#session
    const rows = [...this.#fresh.values()].filter((row) => row.owner === personId).slice(0, batchLimit)
    if (rows.length === 0 || this.#delivery.isApart(personId)) return
    const forget = (outcome: SendOutcome) => (outcome === 'kept' ? this.#delivery.forget(rows) : undefined)
    void this.#needs.send(this.#batchOf(personId, rows)).then(forget)
  }

  /** Events of the session's person that have not arrived; signing out with any asks first. */
  waiting(): Promise<number> {
    return this.#needs.store.count(this.#session.personId)
  }

  /** Everybody whose events are still here; visitors have no id. */
  async owners(): Promise<string[]> {
    return (await this.#needs.store.owners()).flatMap(({ owner }) => owner ?? [])
  }

  /** Forgets what a person did, unsent: they are gone. */
  async forget(personId: string): Promise<void> {
    for (const [id, row] of this.#fresh) if (row.owner === personId) this.#fresh.delete(id)
    const { store } = this.#needs
    for (
      let rows = await store.take(personId, batchLimit);
      rows.length > 0;
      rows = await store.take(personId, batchLimit)
    )
      await store.remove(rows.map(({ event }) => event.id))
  }

  #plan(ms: number): void {
    this.#callOff?.()
    this.#callOff = this.#needs.schedule(() => {
      this.#callOff = null
      if (ms === signedInMs) this.#delivery.reset()
      void this.flush()
    }, ms)
  }

  #batchOf(owner: OwnerId, rows: readonly QueuedRow[]): Batch {
    const { visitorId, device, clock } = this.#needs
    const events = rows.map(({ event, made }) => ({
      ...event,
      ageMs: made === undefined ? null : ageMs(clock, made),
    }))
    return { personId: owner, visitorId, sentAt: clock.now().toISOString(), device, events }
  }
}

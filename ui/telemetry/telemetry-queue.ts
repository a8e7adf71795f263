import type { Batch, SentEvent } from '@banxue/platform/events/contract'
import type { EventType } from '@banxue/platform/events/define'
import { newId } from '@banxue/platform/id'
import type { z } from 'zod'
import type { OwnerId, QueuedRow, QueueStore } from './queue-store.ts'
import { waitMs } from './retry.ts'
import type { SendOutcome } from './send-outcome.ts'

/** Most events of one batch: about 35 kB, below the 64 kB that a leaving page may still send. */
export const batchLimit = 100
/** How long an event waits for others to travel with it, milliseconds. */
const gatherMs = 2_000

/** Whose session this page is in; a visitor has no person. */
export interface Session {
  personId: OwnerId
  isGuest: boolean
}

/** What a learner may want to know of the queue: it is well, it tries again, or it needs them to sign in. */
export type QueueState = 'well' | 'retrying' | 'sign_in'

export interface QueueNeeds {
  store: QueueStore
  send(batch: Batch): Promise<SendOutcome>
  /** Runs the work while no other tab of the school runs the same. */
  alone(work: () => Promise<void>): Promise<void>
  now(): Date
  /** IANA zone of the device. */
  zone(): string
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
 * the server count a repeat once.
 *
 * **Whose.** An event belongs to the person of the session it was made in and is sent in that session only, so a
 * shared phone mixes nothing up. A guest who signs up keeps their id, hence their queue. A guest who signs in
 * to an account there already was is merged and never has a session again, so their rows alone are offered in
 * other sessions too: the server, which knows who merged into whom, takes them or answers 409, and then they
 * wait apart until the session changes. A visitor's rows name nobody and go out in any session.
 */
export function createQueue(needs: QueueNeeds) {
  const { store } = needs
  /** Rows of this page life that nobody has acknowledged: what a leaving page can still send without asking the store. */
  const fresh = new Map<string, QueuedRow>()
  let session: Session = { personId: null, isGuest: false }
  /** Owners whose rows this session cannot deliver. */
  let apart = new Set<OwnerId>()
  let failures = 0
  let planned: (() => void) | null = null

  function plan(ms: number): void {
    planned?.()
    planned = needs.schedule(() => {
      planned = null
      void flush()
    }, ms)
  }

  async function acknowledge(rows: readonly QueuedRow[]): Promise<void> {
    for (const row of rows) fresh.delete(row.event.id)
    await store.remove(rows.map((row) => row.event.id))
  }

  const batchOf = (owner: OwnerId, events: readonly SentEvent[]): Batch => ({
    personId: owner,
    visitorId: needs.visitorId,
    sentAt: needs.now().toISOString(),
    device: needs.device,
    events: [...events],
  })

  const isSendable = (owner: OwnerId, isGuest: boolean) =>
    !apart.has(owner) &&
    (owner === null || owner === session.personId || (isGuest && session.personId !== null))

  /** Sends all of one owner's rows; false where it is worth another try later. */
  async function deliver(owner: OwnerId): Promise<boolean> {
    let limit = batchLimit
    for (;;) {
      const rows = await store.take(owner, limit)
      if (rows.length === 0) return true
      const outcome = await needs.send(batchOf(owner, eventsOf(rows)))
      if (outcome === 'later') return false
      if (outcome === 'kept') await acknowledge(rows)
      else if (outcome !== 'too_large') {
        apart.add(owner)
        if (outcome === 'sign_in' && owner === session.personId) needs.onState('sign_in')
        return true
      } else if (rows.length > 1) limit = Math.ceil(rows.length / 2)
      else await acknowledge(rows) // a single event above the server's limit can never be delivered
    }
  }

  /** Sends what may be sent now; plans another try after a failure. */
  async function flush(): Promise<void> {
    let isDelivered = true
    await needs.alone(async () => {
      for (const { owner, isGuest } of await store.owners())
        if (isSendable(owner, isGuest)) isDelivered = (await deliver(owner)) && isDelivered
    })
    if (isDelivered) {
      failures = 0
      if (!apart.has(session.personId)) needs.onState('well')
    } else {
      failures += 1
      needs.onState('retrying')
      plan(waitMs(failures, needs.random()))
    }
  }

  return {
    /** Keeps an event and sends it soon; the promise resolves once it is kept. */
    async tell<T extends EventType>({ name, version, payload }: Telling<T>): Promise<void> {
      const at = needs.now()
      const occurredAt = at.toISOString()
      const event = { id: newId(at), name, version, occurredAt, zone: needs.zone(), payload }
      const row: QueuedRow = { owner: session.personId, isGuest: session.isGuest, event }
      fresh.set(event.id, row)
      await store.add(row)
      if (planned === null) plan(gatherMs)
    },
    /** Says whose session this is now; what earlier sessions could not deliver gets another chance. */
    enter(next: Session): void {
      if (next.personId === session.personId && next.isGuest === session.isGuest) return
      session = next
      apart = new Set()
      failures = 0
      plan(0)
    },
    flush,
    /** The network came back: no reason to wait any longer. */
    wake(): void {
      failures = 0
      plan(0)
    },
    /** The page may be gone in a moment: starts sending what this page life made, before it returns. */
    leave(): void {
      const rows = [...fresh.values()].filter((row) => row.owner === session.personId).slice(0, batchLimit)
      if (rows.length === 0 || apart.has(session.personId)) return
      void needs
        .send(batchOf(session.personId, eventsOf(rows)))
        .then((outcome) => (outcome === 'kept' ? acknowledge(rows) : undefined))
    },
    /** Events of the session's person that have not arrived; signing out with any asks first. */
    waiting: () => store.count(session.personId),
  }
}
export type TelemetryQueue = ReturnType<typeof createQueue>

const eventsOf = (rows: readonly QueuedRow[]) => rows.map((row) => row.event)

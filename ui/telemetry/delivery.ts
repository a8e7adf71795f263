import type { Batch } from '@banxue/platform/events/contract'
import type { OwnerId, QueuedRow, QueueStore } from './queue-store.ts'
import type { SendOutcome } from './send-outcome.ts'

/** Most events of one batch: about 35 kB, below the 64 kB that a leaving page may still send. */
export const batchLimit = 100

/** Whose session this page is in; a visitor has no person. */
export interface Session {
  personId: OwnerId
  isGuest: boolean
}

/** What a learner may want to know of the queue: it is well, it tries again, or it needs them to sign in. */
export type QueueState = 'well' | 'retrying' | 'sign_in'

export interface DeliveryNeeds {
  store: QueueStore
  send: (batch: Batch) => Promise<SendOutcome>
  batchOf: (owner: OwnerId, rows: readonly QueuedRow[]) => Batch
  onKept: (rows: readonly QueuedRow[]) => void
}

/**
 * Takes waiting rows to the server and forgets them once they are acknowledged.
 *
 * **Whose.** An event belongs to the person of the session it was made in and is sent in that session only, so a
 * shared phone mixes nothing up. A guest who signs up keeps their id, hence their queue. A guest who signs in
 * to an account there already was is merged and never has a session again, so their rows alone are offered in
 * other sessions too: the server, which knows who merged into whom, takes them or answers 409, and then they
 * wait apart until the session changes. A visitor's rows name nobody and go out in any session.
 */
export function createDelivery({ store, send, batchOf, onKept }: DeliveryNeeds) {
  /** Owners whose rows the present session cannot deliver, and what that means for them. */
  const apart = new Map<OwnerId, QueueState>()

  async function forget(rows: readonly QueuedRow[]): Promise<void> {
    onKept(rows)
    await store.remove(rows.map((row) => row.event.id))
  }

  /** Sends all of one owner's rows, oldest first. */
  async function deliver(owner: OwnerId): Promise<QueueState> {
    let limit = batchLimit
    for (;;) {
      const rows = await store.take(owner, limit)
      if (rows.length === 0) return 'well'
      const outcome = await send(batchOf(owner, rows))
      if (outcome === 'later') return 'retrying'
      if (outcome === 'kept') await forget(rows)
      else if (outcome !== 'too_large') {
        const state = outcome === 'sign_in' ? 'sign_in' : 'well'
        apart.set(owner, state)
        return state
      } else if (rows.length > 1) limit = Math.ceil(rows.length / 2)
      else await forget(rows) // a single event above the server's limit can never be delivered
    }
  }

  return {
    forget,
    isApart: (owner: OwnerId) => apart.has(owner),
    /** Another session may deliver what this one could not. */
    reset: () => apart.clear(),
    /** Sends everything that this session may send; says how its own person's rows fared. */
    async round(session: Session): Promise<QueueState> {
      let state: QueueState = apart.get(session.personId) ?? 'well'
      for (const { owner, isGuest } of await store.owners()) {
        const isOwn = owner === null || owner === session.personId
        if (apart.has(owner) || !(isOwn || (isGuest && session.personId !== null))) continue
        const result = await deliver(owner)
        if (result === 'retrying' || (result === 'sign_in' && owner === session.personId)) state = result
      }
      return state
    },
  }
}

export type Delivery = ReturnType<typeof createDelivery>

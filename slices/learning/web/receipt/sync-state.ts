import type { WorkState } from '../work/outbox.ts'

/** How a learner's work stands as a whole. */
export type SyncState = 'safe' | 'saving' | 'sending' | 'waiting' | 'sign_in' | 'not_kept'

/** So many at once are worth counting; fewer are gone before anybody has read it. */
const many = 4

/**
 * What a learner is told of their work.
 *
 * @param states of each piece of work that has not arrived; null where it waits for its turn
 * @param events of learning time and video that cannot be sent just now
 */
export function syncState({
  states,
  events,
  isOnline,
  outlivesPage,
}: {
  states: readonly (WorkState | null)[]
  events: number
  isOnline: boolean
  outlivesPage: boolean
}): { state: SyncState; count: number } {
  const count = states.length + events
  return { count, state: stateOf() }

  function stateOf(): SyncState {
    if (count === 0) return 'safe'
    if (!outlivesPage) return 'not_kept'
    if (states.includes('sign_in')) return 'sign_in'
    if (!isOnline || events > 0 || states.includes('later')) return 'waiting'
    return count < many ? 'saving' : 'sending'
  }
}

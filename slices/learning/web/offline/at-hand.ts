import type { QueryClient } from '@tanstack/react-query'
import { savedQuery } from './useSaved.ts'
import { openOutbox, whenRead } from '../work/open-outbox.ts'

/** A device whose database does not answer holds nobody up for longer, milliseconds. */
const patienceMs = 1_000

/**
 * Looks up what this device holds of a person before the player is drawn: units that are saved, and work that has not
 * arrived. With it at hand the first thing that is drawn is the unit as it stands here.
 */
export async function atHand(person: { id: string; kind: 'guest' | 'member' }, queries: QueryClient) {
  const known = Promise.all([
    queries.prefetchQuery(savedQuery(person.id)),
    whenRead(openOutbox(person, queries)),
  ])
  await Promise.race([known, new Promise((done) => setTimeout(done, patienceMs))])
}

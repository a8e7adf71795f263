import type { PersonId } from '@banxue/slices/identity/contract'
import { peopleAtWork } from '@banxue/slices/learning/web'
import { removeAllSaved, savers } from '@banxue/ui/offline/saved'
import { forgetPerson, keptPeople } from '@banxue/ui/telemetry/Telemetry'
import { identity } from './api.ts'

/** Most people that are asked for at once. */
const most = 50

/** Tells the school's other tabs who is gone: what they still have open would be written down again. */
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('banxue-gone')

/**
 * Whoever learned on this device and was deleted meanwhile, elsewhere or by the school, leaves nothing behind here:
 * neither what was not sent nor what they saved. Asks the school only where the device keeps something of others.
 *
 * @param present who is here now; null for a visitor
 * @param before who was here in this page until now
 * @returns those who are gone
 */
export async function forgetGone(present: string | null, before: string | null): Promise<readonly string[]> {
  const kept = await Promise.all([keptPeople(), savers(), peopleAtWork()])
  const known = new Set([before ?? [], ...kept].flat())
  const gone = await goneOf([...known].filter((id) => id !== present).slice(0, most))
  for (const personId of gone) {
    await forgetPerson(personId)
    await removeAllSaved(personId)
    channel?.postMessage(personId)
  }
  return gone
}

/** Calls when another tab has found out that somebody is gone; answers how to stop. */
export function onGoneElsewhere(hear: (personId: string) => void): () => void {
  const off = new AbortController()
  channel?.addEventListener('message', ({ data }) => hear(String(data)), { signal: off.signal })
  return () => off.abort()
}

/** Those whom the school does not know, or not any more. */
export async function goneOf(personIds: readonly string[]): Promise<readonly string[]> {
  if (personIds.length === 0) return []
  return (await identity.whoIsGone.call({ personIds: personIds as PersonId[] })).personIds
}

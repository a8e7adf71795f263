import type { PersonId } from '@banxue/slices/identity/contract'
import { peopleAtWork } from '@banxue/slices/learning/web'
import { removeAllSaved, savers } from '@banxue/ui/offline/saved'
import { forgetPerson, keptPeople } from '@banxue/ui/telemetry/Telemetry'
import { identity } from './api.ts'

/** Most people that are asked for at once. */
const most = 50

/**
 * Whoever learned on this device and was deleted meanwhile, elsewhere or by the school, leaves nothing behind here:
 * neither what was not sent nor what they saved. Asks the school only where the device keeps something of others.
 *
 * @param present who is here now; null for a visitor
 */
export async function forgetGone(present: string | null): Promise<void> {
  const kept = await Promise.all([keptPeople(), savers(), peopleAtWork()])
  const others = [...new Set(kept.flat())].filter((id) => id !== present).slice(0, most)
  const personIds = others as PersonId[]
  if (personIds.length === 0) return
  const gone = await identity.whoIsGone.call({ personIds })
  for (const personId of gone.personIds) {
    await forgetPerson(personId)
    await removeAllSaved(personId)
  }
}

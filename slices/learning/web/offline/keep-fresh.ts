import { putSaved, removeSaved, savedOf } from '@banxue/ui/offline/saved'
import { isWorthRetrying } from '@banxue/ui/rpc'
import type { SavedUnit } from './saved-unit.ts'
import { isOver } from './saved-unit.ts'
import { saveUnit } from './save-unit.ts'
import { learning } from '../api.ts'

/** A saved unit is asked for anew when it was last asked for so long ago, milliseconds: a day. */
const freshMs = 86_400_000

interface Owner {
  id: string
  kind: 'guest' | 'member'
}

/**
 * Once the school can be reached: saved units are kept for another thirty days, follow what changed in them, and go
 * where they are over or not this person's any more.
 */
export async function keepFresh(person: Owner): Promise<void> {
  for (const { unitId, unit } of await savedOf(person.id)) {
    const saved = unit as SavedUnit
    const now = Date.now()
    if (isOver(saved, now)) await removeSaved(person.id, unitId)
    else if (now - saved.freshAtMs >= freshMs) await freshen(person, saved)
  }
}

async function freshen(person: Owner, saved: SavedUnit): Promise<void> {
  const { courseId, unitId, revision } = saved.view
  const unit = { courseId, unitId }
  try {
    const taken = await learning.takeAlong.call(unit)
    if (taken.view.revision === revision)
      return await putSaved({
        personId: person.id,
        unitId,
        unit: { ...saved, ...taken, freshAtMs: Date.now() } satisfies SavedUnit,
      })
    const signal = new AbortController().signal
    await saveUnit({ person, unit, quality: saved.quality, signal, onProgress: () => undefined })
  } catch (error) {
    if (!isWorthRetrying(error)) await removeSaved(person.id, unitId)
  }
}

import { keptAnswer } from '@banxue/ui/offline/device'
import { isWorthRetrying } from '@banxue/ui/rpc'
import { hashKey, type QueryClient } from '@tanstack/react-query'
import type { CourseId, UnitId } from '#courses/contract'
import type { UnitView } from '#learning/contract'
import { learning } from '../api.ts'
import { asSaved, type SavedUnit } from './saved-unit.ts'
import { savedUnits } from './useSaved.ts'

/** So long a saved unit waits for the school, milliseconds: on a line that carries nothing it opens from the device. */
const patienceMs = 5_000

interface Opening {
  queries: QueryClient
  personId: string
  unit: { courseId: CourseId; unitId: UnitId }
  signal: AbortSignal
}

/** Opens a unit: at the school, and where that is out of reach, as it is known or saved on this device. */
export async function openAnyway({ queries, personId, unit, signal }: Opening): Promise<UnitView> {
  const asked = learning.openUnit.call(unit, { signal })
  // The device is looked at meanwhile; a refusal is heard below.
  asked.catch(() => undefined)
  const saved = (await savedUnits(personId)).find(({ view }) => view.unitId === unit.unitId)
  try {
    return saved === undefined ? await asked : await Promise.race([asked, outOfPatience()])
  } catch (error) {
    const isAway = error instanceof OutOfPatience || isWorthRetrying(error)
    if (signal.aborted || !isAway || saved === undefined) throw error
    const key = learning.openUnit.queryKey({ input: unit })
    return queries.getQueryData(key) ?? asSaved(await latest(personId, saved, hashKey(key)), saved.quality)
  }
}

/** As the school last told it: when it was saved, or when it was opened since. */
async function latest(personId: string, saved: SavedUnit, question: string): Promise<UnitView> {
  const kept = await keptAnswer(personId, question)
  return kept !== null && kept.answeredAtMs > saved.freshAtMs ? (kept.answer as UnitView) : saved.view
}

class OutOfPatience extends Error {}

const outOfPatience = () =>
  new Promise<never>((_, refuse) => setTimeout(() => refuse(new OutOfPatience()), patienceMs))

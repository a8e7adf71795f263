import type { Actor } from '@banxue/platform/auth/actor'
import type { UnitId } from '#courses/contract'
import type { SentAct } from '#learning/contract'
import type { Needs } from './needs.ts'
import { type Closed, type Place, placeIn } from './place.ts'

/** The units that acts name, or why they are closed. */
export type Places = ReadonlyMap<UnitId, Place | Closed>

/**
 * Looks up the units of acts. To be done before their transaction: courses answers over a connection of its own, and
 * transactions that each wait for another connection would all wait for ever.
 */
export async function placesOf(
  { courses }: Pick<Needs, 'courses'>,
  course: Pick<Place, 'page' | 'enrolment'>,
  actor: Actor,
  acts: readonly SentAct[],
): Promise<Places> {
  const places = new Map<UnitId, Place | Closed>()
  for (const { act } of acts)
    if ('unitId' in act && !places.has(act.unitId))
      places.set(act.unitId, await placeIn(courses, course, actor, act.unitId))
  return places
}

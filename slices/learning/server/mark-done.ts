import type { Actor } from '@banxue/platform/auth/actor'
import type { CourseId, UnitId } from '#courses/contract'
import type { UnitState } from '#learning/contract'
import { type Act, doneIn, mark, type Standing } from './advance.ts'
import { inOneAct } from './in-step.ts'
import type { Needs } from './needs.ts'
import { type Closed, placeFor } from './place.ts'
import { noUnitProgress } from './progress.ts'
import { unitState } from './views.ts'

/**
 * Completes a unit by the learner's word. Its steps stay as they are: what is later learnt in them is published
 * as learning, and a step is never counted as learnt that was not.
 */
export async function markDone(
  needs: Needs,
  actor: Actor,
  courseId: CourseId,
  unitId: UnitId,
): Promise<{ kind: 'marked'; state: UnitState } | Closed> {
  const place = await placeFor(needs, actor, courseId, unitId)
  if (place.kind !== 'place') return place
  return inOneAct(needs, actor, place, markDoneIn)
}

/** The same within a transaction that holds the learner's progress. */
export async function markDoneIn(act: Act, stand: Standing): Promise<{ kind: 'marked'; state: UnitState }> {
  await mark(act, stand)
  const progress = stand.units.get(act.unit.id) ?? noUnitProgress
  return { kind: 'marked', state: unitState(act.unit, progress, doneIn(stand.steps)) }
}

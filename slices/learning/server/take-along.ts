import type { Actor } from '@banxue/platform/auth/actor'
import type { CourseId, Step, UnitId } from '#courses/contract'
import type { TakenUnit } from '#learning/contract'
import type { Needs } from './needs.ts'
import { previewUnit } from './open-unit.ts'
import { type Closed, placeFor } from './place.ts'

/** The unit as this person finds it, with the keys of its questions: to learn in it without a network. */
export async function takeAlong(
  needs: Needs,
  actor: Actor,
  courseId: CourseId,
  unitId: UnitId,
): Promise<{ kind: 'taken'; taken: TakenUnit } | Closed> {
  const [place, viewed] = await Promise.all([
    placeFor(needs, actor, courseId, unitId),
    previewUnit(needs, actor, courseId, unitId),
  ])
  if (place.kind !== 'place') return place
  if (viewed.kind !== 'viewed') return viewed
  const keys = place.revision.steps.filter(isQuestion).map(({ id, content }) => ({ stepId: id, content }))
  return { kind: 'taken', taken: { view: viewed.view, keys } }
}

const isQuestion = ({ content }: Step) => content.kind !== 'reading' && content.kind !== 'video'

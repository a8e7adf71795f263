import type { Actor } from '@banxue/platform/auth/actor'
import type { CourseId, UnitId, UnitRevision } from '#courses/contract'
import type { UnitView } from '#learning/contract'
import { absenceIn } from './absence.ts'
import { doneIn, settle } from './advance.ts'
import { unitsOf } from './done.ts'
import { inOneAct } from './in-step.ts'
import { learnerInUnit, type LearnerInUnit } from './learner-store.ts'
import type { Needs } from './needs.ts'
import { type Closed, pageFor, type Place, placeIn } from './place.ts'
import { noUnitProgress } from './progress.ts'
import { settleUnit } from './settle.ts'
import { type Playbacks, stepState, surroundings, unitState, unitWords } from './views.ts'

export type Viewed = { kind: 'viewed'; view: UnitView } | Closed

/** The unit as this person would find it, without opening it. */
export async function previewUnit(
  needs: Needs,
  actor: Actor,
  courseId: CourseId,
  unitId: UnitId,
): Promise<Viewed> {
  const found = await lookUp(needs, actor, courseId, unitId)
  return found.kind === 'found' ? { kind: 'viewed', view: found.view } : found
}

/** The unit, opened: the first time is a fact. */
export async function openUnit(
  needs: Needs,
  actor: Actor,
  courseId: CourseId,
  unitId: UnitId,
): Promise<Viewed> {
  const found = await lookUp(needs, actor, courseId, unitId)
  if (found.kind !== 'found') return found
  const { place, view } = found
  if (view.state.openedAt !== null && !waitsForCompletion(place, view)) return { kind: 'viewed', view }
  const { unit } = place
  const opened = await inOneAct(needs, actor, place, async (act, stand) => {
    await settle(act, stand)
    return unitState(unit, stand.units.get(unit.id) ?? noUnitProgress, doneIn(stand.steps))
  })
  return { kind: 'viewed', view: { ...view, state: opened } }
}

/** True where a correction has taken away the last step that was missing. */
function waitsForCompletion({ unit }: Place, { state, states }: UnitView): boolean {
  if (state.completedAt !== null) return false
  const done = new Set(states.filter((step) => step.completedAt !== null).map((step) => step.stepId))
  return settleUnit(unit, noUnitProgress, done, new Date(0)).completion !== null
}

type Found = { kind: 'found'; place: Place; view: UnitView }

async function lookUp(
  needs: Needs,
  actor: Actor,
  courseId: CourseId,
  unitId: UnitId,
): Promise<Found | Closed> {
  const known = await learnerInUnit(needs.db, actor, { courseId, unitId })
  const { enrolment } = known
  const page = await pageFor(needs.courses, courseId, enrolment)
  if (page === null) return { kind: 'not_found' }
  const place = await placeIn(needs.courses, { page, enrolment }, actor, unitId)
  if (place.kind !== 'place') return place
  return { kind: 'found', place, view: await viewOf(needs, actor, place, known) }
}

async function viewOf(
  needs: Needs,
  actor: Actor,
  { page, unit, revision, enrolment }: Place,
  { units, steps, attempts, drafts, positions: [position, other] }: LearnerInUnit,
): Promise<UnitView> {
  const around = surroundings(page, unit, {
    isGuest: actor.kind === 'guest',
    isEnrolled: enrolment !== undefined,
  })
  const nextUnit = unitsOf(page.outline).find(({ id }) => id === around.next?.unitId)
  const [playbacks, nextRevision] = await Promise.all([
    playbacksIn(needs, revision),
    nextUnit === undefined ? null : needs.courses.revision(nextUnit.revision),
  ])
  const progress = units.get(unit.id) ?? noUnitProgress
  const known = (said: typeof position) =>
    said !== undefined && revision.steps.some(({ id }) => id === said.value.stepId)
      ? { ...said.value, savedAt: said.at }
      : null
  return {
    ...unitWords(page, revision, playbacks),
    states: revision.steps.map((step) =>
      stepState(step, {
        progress: steps.get(step.id),
        lastAttempt: attempts.get(step.id),
        drafts: drafts.get(step.id) ?? [],
      }),
    ),
    state: unitState(unit, progress, doneIn(steps)),
    position: known(position),
    otherPosition: other?.value.stepId === position?.value.stepId ? null : known(other),
    isFirstUnit: around.isFirstUnit,
    absence: await absenceIn(needs, page.outline, units),
    next: around.next === null ? null : { ...around.next, goal: nextRevision?.goal ?? null },
  }
}

/** How each video of the unit can be played now. */
async function playbacksIn({ courses }: Needs, { steps }: UnitRevision): Promise<Playbacks> {
  const ids = steps.flatMap(({ content }) => (content.kind === 'video' ? content.mediaId : []))
  const found = await Promise.all(ids.map((id) => courses.playback(id)))
  return new Map(ids.map((id, index) => [id, found[index] ?? null]))
}

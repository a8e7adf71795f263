import type { Actor } from '@banxue/platform/auth/actor'
import type { CourseId, UnitId, UnitRevision } from '#courses/contract'
import type { UnitView } from '#learning/contract'
import { absenceIn } from './absence.ts'
import { doneIn, settle } from './advance.ts'
import { lastAttempts } from './attempt-store.ts'
import { unitsOf } from './done.ts'
import { draftsOf } from './draft-store.ts'
import { inOneAct } from './in-step.ts'
import type { Needs } from './needs.ts'
import { type Closed, type Place, placeFor } from './place.ts'
import { positionsIn } from './position-store.ts'
import { noUnitProgress } from './progress.ts'
import { stepsOfUnit, unitsOfCourse } from './progress-store.ts'
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
  const place = await placeFor(needs, actor, courseId, unitId)
  return place.kind === 'place' ? { kind: 'viewed', view: await view(needs, actor, place) } : place
}

/** The unit, opened: the first time is a fact. */
export async function openUnit(
  needs: Needs,
  actor: Actor,
  courseId: CourseId,
  unitId: UnitId,
): Promise<Viewed> {
  const place = await placeFor(needs, actor, courseId, unitId)
  if (place.kind !== 'place') return place
  const found = await view(needs, actor, place)
  if (found.state.openedAt !== null && !waitsForCompletion(place, found))
    return { kind: 'viewed', view: found }
  const { unit } = place
  const opened = await inOneAct(needs, actor, place, async (act, stand) => {
    await settle(act, stand)
    return unitState(unit, stand.units.get(unit.id) ?? noUnitProgress, doneIn(stand.steps))
  })
  return { kind: 'viewed', view: { ...found, state: opened } }
}

/** True where a correction has taken away the last step that was missing. */
function waitsForCompletion({ unit }: Place, { state, states }: UnitView): boolean {
  if (state.completedAt !== null) return false
  const done = new Set(states.filter((step) => step.completedAt !== null).map((step) => step.stepId))
  return settleUnit(unit, noUnitProgress, done, new Date(0)).completion !== null
}

async function view(needs: Needs, actor: Actor, place: Place): Promise<UnitView> {
  const { page, unit, revision, enrolment } = place
  const { db } = needs
  const around = surroundings(page, unit, {
    isGuest: actor.kind === 'guest',
    isEnrolled: enrolment !== undefined,
  })
  const nextUnit = unitsOf(page.outline).find(({ id }) => id === around.next?.unitId)
  const [units, steps, attempts, drafts, [position, other], playbacks, nextRevision] = await Promise.all([
    unitsOfCourse(db, actor, page.id),
    stepsOfUnit(db, actor, page.id, unit.id),
    lastAttempts(db, actor, unit.id),
    draftsOf(db, actor, unit.id),
    positionsIn(db, actor, { courseId: page.id, unitId: unit.id }),
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

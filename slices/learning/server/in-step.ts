import type { Actor } from '@banxue/platform/auth/actor'
import { originOf } from '@banxue/platform/events/publish'
import type { CourseId, Step, StepId, UnitId } from '#courses/contract'
import type { Progressed } from '#learning/contract'
import { type Act, doneIn, type Standing, standing } from './advance.ts'
import { type OutlineStep, requiredUnits } from './done.ts'
import type { Needs } from './needs.ts'
import { type Closed, type Place, placeFor, stepIn } from './place.ts'
import { isUnitDone, noUnitProgress } from './progress.ts'
import { nothingUnsaved, saveAll } from './unsaved.ts'
import { type StepFacts, stepState, unitState } from './views.ts'

export interface InStep {
  courseId: CourseId
  unitId: UnitId
  stepId: StepId
}

/** A step that somebody works on: its place, its content with keys, and its line of the outline. */
export interface AtStep {
  place: Place
  step: Step
  outline: OutlineStep
}

/** The step, where this person may work on it. */
export async function atStep(
  needs: Needs,
  actor: Actor,
  { courseId, unitId, stepId }: InStep,
): Promise<AtStep | Closed> {
  const place = await placeFor(needs, actor, courseId, unitId)
  return place.kind === 'place' ? stepOf(place, stepId) : place
}

/** The step of a place. */
export function stepOf(place: Place, stepId: StepId): AtStep | Closed {
  const found = stepIn(place, stepId)
  return found === null ? { kind: 'not_found' } : { place, ...found }
}

/**
 * Runs one act in a transaction of its own, after the learner's other acts in the course, and keeps what it has
 * changed.
 *
 * @param at when it was done; now where absent
 */
export async function inOneAct<T>(
  { db, clock }: Needs,
  actor: Actor,
  { page, unit, enrolment }: Place,
  work: (act: Act, stand: Standing) => Promise<T>,
  at: Date = clock.now(),
): Promise<T> {
  const origin = originOf(actor, at)
  return db.transaction().execute(async (tx) => {
    const unsaved = nothingUnsaved()
    const act = { tx, learner: actor, origin, order: null, page, unit, enrolment, unsaved }
    const result = await work(act, await standing(act))
    await saveAll(tx, actor, page.id, unsaved)
    return result
  })
}

/** What an act answers: the step, and the unit and course as they now stand. */
export function progressed(
  { place: { page, unit }, step }: AtStep,
  stand: Standing,
  rest: Omit<StepFacts, 'progress'>,
): Progressed {
  const required = requiredUnits(page.outline)
  return {
    step: stepState(step, { progress: stand.steps.get(step.id), ...rest }),
    unit: unitState(unit, stand.units.get(unit.id) ?? noUnitProgress, doneIn(stand.steps)),
    course: {
      unitsDone: required.filter(({ id }) => isUnitDone(stand.units.get(id) ?? noUnitProgress)).length,
      unitCount: required.length,
      completedAt: stand.courseCompletedAt,
    },
  }
}

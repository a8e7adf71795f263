import { type Origin, publish } from '@banxue/platform/events/publish'
import type { CourseId, UnitId } from '#courses/contract'
import { StepCompleted } from '#learning/events'
import { type Act, settle, settleCourse, type Standing } from './advance.ts'
import { unitsOf } from './done.ts'
import { mergeStep, mergeUnit } from './merge.ts'
import type { Learner, Needs } from './needs.ts'
import { coursesOf, forgetPeople, moveWords } from './person-store.ts'
import { courseFor } from './place.ts'
import { noStepProgress, noUnitProgress, type StepProgress, type UnitProgress } from './progress.ts'
import { lockProgress, saveStep, saveUnit, stepsOfUnit, type Tx, unitsOfCourse } from './progress-store.ts'
import { settleStep } from './settle.ts'

/**
 * Makes a guest's progress the account's, and publishes what only both together have completed: what either
 * completed alone is in the log already, and readers take the guest's id for the account's.
 */
export async function foldGuest(
  tx: Tx,
  courses: Needs['courses'],
  { guest, learner, origin }: { guest: Learner; learner: Learner; origin: Origin },
): Promise<void> {
  for (const courseId of await coursesOf(tx, guest)) {
    await lockProgress(tx, guest, courseId)
    await lockProgress(tx, learner, courseId)
    await foldCourse(tx, courses, { guest, learner, origin }, courseId)
  }
  await moveWords(tx, guest, learner)
  await forgetPeople(tx, [guest.personId])
}

async function foldCourse(
  tx: Tx,
  courses: Needs['courses'],
  { guest, learner, origin }: { guest: Learner; learner: Learner; origin: Origin },
  courseId: CourseId,
): Promise<void> {
  const guests = await unitsOfCourse(tx, guest, courseId)
  const units = await unitsOfCourse(tx, learner, courseId)
  const course = await courseFor({ db: tx, courses }, learner, courseId)
  const outline = course === null ? [] : unitsOf(course.page.outline)
  for (const [unitId, theirs] of guests) {
    units.set(unitId, mergeUnit(theirs, units.get(unitId) ?? noUnitProgress))
    await saveUnit(tx, learner, courseId, unitId, units.get(unitId) as UnitProgress)
    const steps = await foldSteps(tx, guest, learner, courseId, unitId)
    const unit = outline.find(({ id }) => id === unitId)
    if (course === null || unit === undefined) continue
    const act = { tx, learner, origin, unit, ...course }
    const stand = { units, steps, courseCompletedAt: course.enrolment?.completion?.at ?? null }
    await settleSteps(act, stand)
    await settle(act, stand)
  }
  if (course === null) return
  const courseCompletedAt = course.enrolment?.completion?.at ?? null
  await settleCourse({ tx, learner, origin, ...course }, { units, courseCompletedAt })
}

/** The steps of a unit as both have worked on them, with their answers. */
async function foldSteps(
  tx: Tx,
  guest: Learner,
  learner: Learner,
  courseId: CourseId,
  unitId: UnitId,
): Promise<Standing['steps']> {
  const steps = await stepsOfUnit(tx, learner, courseId, unitId)
  for (const [stepId, theirs] of await stepsOfUnit(tx, guest, courseId, unitId)) {
    const merged = mergeStep(theirs, steps.get(stepId) ?? noStepProgress)
    steps.set(stepId, merged)
    await saveStep(tx, learner, { courseId, unitId, stepId }, merged)
  }
  return steps
}

/** Completes what neither had read or played enough of alone. Answered questions are complete on either side. */
async function settleSteps({ tx, learner, origin, page, unit }: Act, { steps }: Standing): Promise<void> {
  for (const step of unit.steps) {
    const before: StepProgress = steps.get(step.id) ?? noStepProgress
    const after = settleStep(step, before, origin.at)
    if (after === before) continue
    const place = { courseId: page.id, unitId: unit.id, stepId: step.id }
    steps.set(step.id, after)
    await saveStep(tx, learner, place, after)
    await publish(tx, StepCompleted, origin, { ...place, stepKind: step.kind, by: 'learning' })
  }
}

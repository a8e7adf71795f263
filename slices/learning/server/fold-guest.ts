import { factOf, type Origin } from '@banxue/platform/events/publish'
import type { CourseId, UnitId } from '#courses/contract'
import { StepCompleted } from '#learning/events'
import { type Act, settle, settleCourse, type Standing } from './advance.ts'
import { unitsOf } from './done.ts'
import { mergeStep, mergeUnit } from './merge.ts'
import type { Learner, Needs } from './needs.ts'
import { moveNotes } from './note-store.ts'
import { coursesOf, forgetPeople, moveWords } from './person-store.ts'
import { courseFor } from './place.ts'
import { noStepProgress, noUnitProgress, type StepProgress } from './progress.ts'
import { lockProgress, stepsOfUnit, type Tx, unitsOfCourse } from './progress-store.ts'
import { settleStep } from './settle.ts'
import { nothingUnsaved, saveAll, type Unsaved } from './unsaved.ts'

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
  await moveNotes(tx, guest, learner)
  await forgetPeople(tx, [guest.personId])
}

async function foldCourse(
  tx: Tx,
  courses: Needs['courses'],
  { guest, learner, origin }: { guest: Learner; learner: Learner; origin: Origin },
  courseId: CourseId,
): Promise<void> {
  const unsaved = nothingUnsaved()
  const guests = await unitsOfCourse(tx, guest, courseId)
  const units = await unitsOfCourse(tx, learner, courseId)
  const course = await courseFor({ db: tx, courses }, learner, courseId)
  const outline = course === null ? [] : unitsOf(course.page.outline)
  for (const [unitId, theirs] of guests) {
    const both = mergeUnit(theirs, units.get(unitId) ?? noUnitProgress)
    units.set(unitId, both)
    unsaved.units.set(unitId, both)
    const steps = await foldSteps({ tx, unsaved, guest, learner }, courseId, unitId)
    const unit = outline.find(({ id }) => id === unitId)
    if (course === null || unit === undefined) continue
    const act = { tx, learner, origin, order: null, unit, unsaved, ...course }
    const stand = { units, steps, courseCompletedAt: course.enrolment?.completion?.at ?? null }
    settleSteps(act, stand)
    await settle(act, stand)
  }
  if (course !== null) {
    const courseCompletedAt = course.enrolment?.completion?.at ?? null
    await settleCourse({ tx, learner, origin, order: null, unsaved, ...course }, { units, courseCompletedAt })
  }
  await saveAll(tx, learner, courseId, unsaved)
}

interface Fold {
  tx: Tx
  unsaved: Unsaved
  guest: Learner
  learner: Learner
}

/** The steps of a unit as both have worked on them, with their answers. */
async function foldSteps(
  { tx, unsaved, guest, learner }: Fold,
  courseId: CourseId,
  unitId: UnitId,
): Promise<Standing['steps']> {
  const steps = await stepsOfUnit(tx, learner, courseId, unitId)
  for (const [stepId, theirs] of await stepsOfUnit(tx, guest, courseId, unitId)) {
    const progress = mergeStep(theirs, steps.get(stepId) ?? noStepProgress)
    steps.set(stepId, progress)
    unsaved.steps.set(stepId, { unitId, progress })
  }
  return steps
}

/** Completes what neither had read or played enough of alone. Answered questions are complete on either side. */
function settleSteps({ origin, page, unit, unsaved }: Act, { steps }: Standing): void {
  for (const step of unit.steps) {
    const before: StepProgress = steps.get(step.id) ?? noStepProgress
    const after = settleStep(step, before, origin.at)
    if (after === before) continue
    steps.set(step.id, after)
    unsaved.steps.set(step.id, { unitId: unit.id, progress: after })
    const place = { courseId: page.id, unitId: unit.id, stepId: step.id }
    unsaved.facts.push(factOf(StepCompleted, origin, { ...place, stepKind: step.kind, by: 'learning' }))
  }
}

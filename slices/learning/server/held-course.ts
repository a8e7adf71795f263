import type { UnitId } from '#courses/contract'
import type { Act, Standing } from './advance.ts'
import type { Learner } from './needs.ts'
import type { Place } from './place.ts'
import { lockProgress, stepsOfUnit, type Tx, unitsOfCourse } from './progress-store.ts'
import { nothingUnsaved, saveAll } from './unsaved.ts'

/** One learner's progress in one course, held under its lock while many acts change it. */
export interface HeldCourse extends Pick<Place, 'page' | 'enrolment'> {
  /** How the learner stands, with the steps of a unit. */
  standIn: (unitId: UnitId) => Promise<Standing>
  /** An act in a unit of the course. */
  act: (unit: Place['unit'], by: Pick<Act, 'origin' | 'order'>) => Act
  /** Keeps what the acts have changed; to be called before the transaction ends. */
  save: () => Promise<void>
}

/** Waits for the learner's other acts in the course, then holds it. */
export async function holdCourse(
  tx: Tx,
  learner: Learner,
  course: Pick<Place, 'page' | 'enrolment'>,
): Promise<HeldCourse> {
  const courseId = course.page.id
  await lockProgress(tx, learner, courseId)
  const unsaved = nothingUnsaved()
  const steps = new Map<UnitId, Standing['steps']>()
  const stand: Standing = {
    units: await unitsOfCourse(tx, learner, courseId),
    steps: new Map(),
    courseCompletedAt: course.enrolment?.completion?.at ?? null,
  }
  return {
    ...course,
    async standIn(unitId) {
      stand.steps = steps.get(unitId) ?? (await stepsOfUnit(tx, learner, courseId, unitId))
      steps.set(unitId, stand.steps)
      return stand
    },
    act: (unit, by) => ({ tx, learner, ...by, ...course, unit, unsaved }),
    save: () => saveAll(tx, learner, courseId, unsaved),
  }
}

import type { CourseId, StepId, UnitId } from '#courses/contract'
import type { Answer } from '#learning/contract'
import { attemptsFrom, type LastAttempt, lastAttemptRows } from './attempt-store.ts'
import { draftRows, draftsFrom } from './draft-store.ts'
import { type Enrolled, enrolledFrom, enrolmentRows } from './enrolment-store.ts'
import { jsonRows } from './json-rows-store.ts'
import type { Learner } from './needs.ts'
import type { Way } from './next.ts'
import {
  lastPositionRows,
  lastPositionsFrom,
  positionRows,
  positionsFrom,
  type Stand,
} from './position-store.ts'
import type { StepProgress, UnitProgress } from './progress.ts'
import {
  completedStepRows,
  type Db,
  stepRows,
  stepsFrom,
  unitRows,
  unitsByCourseFrom,
  unitsFrom,
} from './progress-store.ts'
import type { Said } from './two-latest.ts'

export interface LearnerInUnit {
  enrolment: Enrolled | undefined
  units: Map<UnitId, UnitProgress>
  steps: Map<StepId, StepProgress>
  attempts: Map<StepId, LastAttempt>
  drafts: Map<StepId, Said<Answer>[]>
  /** The latest device's place first, then the other's. */
  positions: Said<Stand>[]
}

/**
 * All that decides how a learner finds a unit, in one statement, as the two after it: they stand on the way of
 * everybody who learns, and a trip to the database costs more than what it brings.
 */
export async function learnerInUnit(
  db: Db,
  learner: Learner,
  unit: { courseId: CourseId; unitId: UnitId },
): Promise<LearnerInUnit> {
  const found = await db
    .selectNoFrom([
      jsonRows(enrolmentRows(db, learner, unit.courseId)).as('enrolments'),
      jsonRows(unitRows(db, learner, unit.courseId)).as('units'),
      jsonRows(stepRows(db, learner, unit)).as('steps'),
      jsonRows(lastAttemptRows(learner, unit.unitId)).as('attempts'),
      jsonRows(draftRows(db, learner, unit.unitId)).as('drafts'),
      jsonRows(positionRows(db, learner, unit)).as('positions'),
    ])
    .executeTakeFirstOrThrow()
  return {
    enrolment: found.enrolments.map(enrolledFrom)[0],
    units: unitsFrom(found.units),
    steps: stepsFrom(found.steps),
    attempts: attemptsFrom(found.attempts),
    drafts: draftsFrom(found.drafts),
    positions: positionsFrom(found.positions),
  }
}

/** Whether a learner is enrolled in a course, and what decides their way through it. */
export async function learnerInCourse(
  db: Db,
  learner: Learner,
  courseId: CourseId,
): Promise<{ enrolment: Enrolled | undefined; way: Way }> {
  const found = await db
    .selectNoFrom([
      jsonRows(enrolmentRows(db, learner, courseId)).as('enrolments'),
      jsonRows(unitRows(db, learner, courseId)).as('units'),
      jsonRows(completedStepRows(db, learner, courseId)).as('doneSteps'),
      jsonRows(lastPositionRows(db, learner, courseId)).as('positions'),
    ])
    .executeTakeFirstOrThrow()
  return {
    enrolment: found.enrolments.map(enrolledFrom)[0],
    way: {
      units: unitsFrom(found.units),
      doneSteps: new Set(found.doneSteps.map((row) => row.step_id)),
      positions: lastPositionsFrom(found.positions),
    },
  }
}

/** Every course that a learner is enrolled in, the most recent first, each with what decides their way through it. */
export async function learnerInCourses(
  db: Db,
  learner: Learner,
): Promise<{ enrolment: Enrolled; way: Way }[]> {
  const found = await db
    .selectNoFrom([
      jsonRows(enrolmentRows(db, learner)).as('enrolments'),
      jsonRows(unitRows(db, learner)).as('units'),
      jsonRows(completedStepRows(db, learner)).as('doneSteps'),
      jsonRows(lastPositionRows(db, learner)).as('positions'),
    ])
    .executeTakeFirstOrThrow()
  const units = unitsByCourseFrom(found.units)
  const doneSteps = new Set(found.doneSteps.map((row) => row.step_id))
  const positions = lastPositionsFrom(found.positions)
  return found.enrolments.map(enrolledFrom).map((enrolment) => ({
    enrolment,
    way: { units: units.get(enrolment.courseId) ?? new Map(), doneSteps, positions },
  }))
}

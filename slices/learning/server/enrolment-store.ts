import type { CourseId } from '#courses/contract'
import type { Moment } from './json-rows-store.ts'
import type { Learner } from './needs.ts'
import type { Completion } from './progress.ts'
import { completionFrom, type Db, type Tx } from './progress-store.ts'

/** A learner's place in a course, pinned to a version. */
export interface Enrolled {
  courseId: CourseId
  version: number
  enrolledAt: Date
  completion: Completion | null
}

export async function enrolmentIn(
  db: Db,
  learner: Learner,
  courseId: CourseId,
): Promise<Enrolled | undefined> {
  const row = await enrolmentRows(db, learner, courseId).executeTakeFirst()
  return row === undefined ? undefined : enrolledFrom(row)
}

/** Enrols; false where the learner is enrolled already. */
export async function saveEnrolment(
  tx: Tx,
  learner: Learner,
  enrolment: { courseId: CourseId; version: number; at: Date },
): Promise<boolean> {
  const first = await tx
    .insertInto('enrolment')
    .values({
      learner_id: learner.personId,
      course_id: enrolment.courseId,
      course_version: enrolment.version,
      enrolled_at: enrolment.at,
      completed_at: null,
      completed_by: null,
    })
    .onConflict((at) => at.doNothing())
    .returning('course_id')
    .executeTakeFirst()
  return first !== undefined
}

/** Marks the course complete; false if it was. */
export async function completeEnrolment(
  tx: Tx,
  learner: Learner,
  courseId: CourseId,
  completion: Completion,
): Promise<boolean> {
  const first = await tx
    .updateTable('enrolment')
    .set({ completed_at: completion.at, completed_by: completion.by })
    .where('learner_id', '=', learner.personId)
    .where('course_id', '=', courseId)
    .where('completed_at', 'is', null)
    .returning('course_id')
    .executeTakeFirst()
  return first !== undefined
}

export async function pinVersion(
  tx: Tx,
  learner: Learner,
  courseId: CourseId,
  version: number,
): Promise<void> {
  await tx
    .updateTable('enrolment')
    .set({ course_version: version })
    .where('learner_id', '=', learner.personId)
    .where('course_id', '=', courseId)
    .execute()
}

/** Rows of the learner's enrolments, in one course or in all, the most recent first. */
export const enrolmentRows = (db: Db, learner: Learner, courseId?: CourseId) =>
  db
    .selectFrom('enrolment')
    .select(['course_id', 'course_version', 'enrolled_at', 'completed_at', 'completed_by'])
    .where('learner_id', '=', learner.personId)
    .$if(courseId !== undefined, (query) => query.where('course_id', '=', courseId as CourseId))
    .orderBy('enrolled_at', 'desc')
    .orderBy('course_id')

export const enrolledFrom = (row: {
  course_id: CourseId
  course_version: number
  enrolled_at: Moment
  completed_at: Moment | null
  completed_by: Completion['by'] | null
}): Enrolled => ({
  courseId: row.course_id,
  version: row.course_version,
  enrolledAt: new Date(row.enrolled_at),
  completion: completionFrom(row),
})

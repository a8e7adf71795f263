import type { CourseId, StepId, UnitId } from '#courses/contract'
import type { Moment } from './json-rows-store.ts'
import type { Learner } from './needs.ts'
import type { Db } from './progress-store.ts'
import { isSaidLater } from './said-later-store.ts'
import { type Said, type Spoken, twoLatest } from './two-latest.ts'

/** A place in a unit. */
export interface Stand {
  stepId: StepId
  /** Media second; null in a step without media. */
  atS: number | null
}

interface InUnit {
  courseId: CourseId
  unitId: UnitId
}

/** Where the learner stands in a unit: the latest device's place first, then the other's. */
async function positionsIn(db: Db, learner: Learner, unit: InUnit): Promise<Said<Stand>[]> {
  return positionsFrom(await positionRows(db, learner, unit).execute())
}

export const positionRows = (db: Db, learner: Learner, unit: InUnit) =>
  db
    .selectFrom('position')
    .select(['step_id', 'at_s', 'session_id', 'stood_at'])
    .where('learner_id', '=', learner.personId)
    .where('course_id', '=', unit.courseId)
    .where('unit_id', '=', unit.unitId)

interface PositionRow {
  step_id: StepId
  at_s: number | null
  session_id: string
  stood_at: Moment
}

export const positionsFrom = (rows: readonly PositionRow[]): Said<Stand>[] =>
  twoLatest(
    rows.map((row) => ({
      value: { stepId: row.step_id, atS: row.at_s },
      at: new Date(row.stood_at),
      sessionId: row.session_id,
    })),
  )

/** Rows of where the learner stood in each unit, in one course or in all, the last word last. */
export const lastPositionRows = (db: Db, learner: Learner, courseId?: CourseId) =>
  db
    .selectFrom('position')
    .select(['unit_id', 'step_id', 'stood_at'])
    .where('learner_id', '=', learner.personId)
    .$if(courseId !== undefined, (query) => query.where('course_id', '=', courseId as CourseId))
    .orderBy('stood_at')
    .orderBy('session_id', 'desc')

/** Where the learner last stood in each unit. */
export const lastPositionsFrom = (
  rows: readonly { unit_id: UnitId; step_id: StepId; stood_at: Moment }[],
): Map<UnitId, { stepId: StepId; at: Date }> =>
  new Map(rows.map((row) => [row.unit_id, { stepId: row.step_id, at: new Date(row.stood_at) }]))

/** Keeps where a session stands, unless it has said something later; drops all but the two latest. */
export async function savePosition(
  db: Db,
  learner: Learner,
  { courseId, unitId }: InUnit,
  place: Said<Stand> & Spoken,
): Promise<void> {
  await db
    .insertInto('position')
    .values({
      learner_id: learner.personId,
      course_id: courseId,
      unit_id: unitId,
      session_id: place.sessionId,
      step_id: place.value.stepId,
      at_s: place.value.atS,
      stood_at: place.at,
      said_order: place.order,
    })
    .onConflict((at) =>
      at
        .columns(['learner_id', 'course_id', 'unit_id', 'session_id'])
        .doUpdateSet((eb) => ({
          step_id: eb.ref('excluded.step_id'),
          at_s: eb.ref('excluded.at_s'),
          stood_at: eb.fn('greatest', ['excluded.stood_at', 'position.stood_at']),
          said_order: eb.ref('excluded.said_order'),
        }))
        .where(isSaidLater('position', 'stood_at')),
    )
    .execute()
  const kept = await positionsIn(db, learner, { courseId, unitId })
  if (kept.length < 2) return
  await db
    .deleteFrom('position')
    .where('learner_id', '=', learner.personId)
    .where('course_id', '=', courseId)
    .where('unit_id', '=', unitId)
    .where(
      'session_id',
      'not in',
      kept.map((word) => word.sessionId),
    )
    .execute()
}

import { type Kysely, sql, type Transaction } from 'kysely'
import type { CourseId, StepId, UnitId } from '#courses/contract'
import { type Moment, momentIn } from './json-rows-store.ts'
import type { Learner } from './needs.ts'
import { type Completion, noStepProgress, type StepProgress, type UnitProgress } from './progress.ts'
import type { LearningTables } from './tables.ts'
import type { Unsaved } from './unsaved.ts'

export type Db = Kysely<LearningTables>
export type Tx = Transaction<LearningTables>

/**
 * Makes all that changes one learner's progress in one course wait in line until the transaction ends; without
 * it two devices that complete the last two steps at once would each miss the other's. Acts take one such lock.
 */
export async function lockProgress(tx: Tx, { personId }: Learner, courseId: CourseId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${personId}::uuid || '/' || ${courseId}::uuid, 0))`.execute(
    tx,
  )
}

/** The same lock, and how the learner stands once it is held: with the steps of one unit. */
export async function holdProgress(
  tx: Tx,
  { personId }: Learner,
  { courseId, unitId }: { courseId: CourseId; unitId: UnitId },
): Promise<{ units: Map<UnitId, UnitProgress>; steps: Map<StepId, StepProgress> }> {
  const { rows } = await sql<{ units: UnitRow[]; steps: StepRow[] }>`
    select units, steps from hold_progress(${personId}, ${courseId}, ${unitId})`.execute(tx)
  return { units: unitsFrom(rows[0]?.units ?? []), steps: stepsFrom(rows[0]?.steps ?? []) }
}

/** Every unit of the course that the learner has touched. */
export async function unitsOfCourse(
  db: Db,
  learner: Learner,
  courseId: CourseId,
): Promise<Map<UnitId, UnitProgress>> {
  return unitsFrom(await unitRows(db, learner, courseId).execute())
}

/** Rows of the units that the learner has touched, in one course or in all. */
export const unitRows = (db: Db, learner: Learner, courseId?: CourseId) =>
  db
    .selectFrom('unit_progress')
    .select([
      'course_id',
      'unit_id',
      'opened_at',
      'reopened_at',
      'last_act_at',
      'completed_at',
      'completed_by',
    ])
    .where('learner_id', '=', learner.personId)
    .$if(courseId !== undefined, (query) => query.where('course_id', '=', courseId as CourseId))

export const unitsFrom = (rows: readonly UnitRow[]): Map<UnitId, UnitProgress> =>
  new Map(rows.map((row) => [row.unit_id, unitOf(row)]))

/** The units of several courses, by course. */
export function unitsByCourseFrom(rows: readonly UnitRow[]): Map<CourseId, Map<UnitId, UnitProgress>> {
  const courses = new Map<CourseId, Map<UnitId, UnitProgress>>()
  for (const row of rows) {
    const units = courses.get(row.course_id) ?? new Map<UnitId, UnitProgress>()
    courses.set(row.course_id, units.set(row.unit_id, unitOf(row)))
  }
  return courses
}

/** The learner's work on the steps of a unit; `attemptIds` are left empty, their rows are the attempts'. */
export async function stepsOfUnit(
  db: Db,
  learner: Learner,
  courseId: CourseId,
  unitId: UnitId,
): Promise<Map<StepId, StepProgress>> {
  return stepsFrom(await stepRows(db, learner, { courseId, unitId }).execute())
}

export const stepRows = (db: Db, learner: Learner, unit: { courseId: CourseId; unitId: UnitId }) =>
  db
    .selectFrom('step_progress')
    .select(['step_id', 'pages', 'reached_end', 'spans', 'completed_at', 'completed_by'])
    .where('learner_id', '=', learner.personId)
    .where('course_id', '=', unit.courseId)
    .where('unit_id', '=', unit.unitId)

export const stepsFrom = (rows: readonly StepRow[]): Map<StepId, StepProgress> =>
  new Map(rows.map((row) => [row.step_id, stepOf(row)]))

/** Steps completed, in one course or in all. */
export const completedStepRows = (db: Db, learner: Learner, courseId?: CourseId) =>
  db
    .selectFrom('step_progress')
    .select('step_id')
    .where('learner_id', '=', learner.personId)
    .where('completed_at', 'is not', null)
    .$if(courseId !== undefined, (query) => query.where('course_id', '=', courseId as CourseId))

export async function completedSteps(db: Db, learner: Learner, courseId: CourseId): Promise<Set<StepId>> {
  const rows = await completedStepRows(db, learner, courseId).execute()
  return new Set(rows.map((row) => row.step_id))
}

/** Keeps how units and steps of one course now stand, in one statement: it is on the way of every act. */
export async function saveProgress(
  tx: Tx,
  { personId }: Learner,
  courseId: CourseId,
  { units, steps }: Pick<Unsaved, 'units' | 'steps'>,
): Promise<void> {
  if (units.size === 0 && steps.size === 0) return
  await sql`
    with saved_units as (
      insert into unit_progress (learner_id, course_id, unit_id, opened_at, reopened_at, last_act_at, completed_at, completed_by)
      select ${personId}, ${courseId}, r.*
      from jsonb_to_recordset(${JSON.stringify([...units].map(unitRow))}::jsonb) as r (unit_id uuid,
        opened_at timestamptz, reopened_at timestamptz, last_act_at timestamptz, completed_at timestamptz, completed_by text)
      on conflict (learner_id, course_id, unit_id) do update set opened_at = excluded.opened_at,
        reopened_at = excluded.reopened_at, last_act_at = excluded.last_act_at,
        completed_at = excluded.completed_at, completed_by = excluded.completed_by
    )
    insert into step_progress (learner_id, course_id, unit_id, step_id, pages, reached_end, spans, completed_at, completed_by)
    select ${personId}, ${courseId}, r.*
    from jsonb_to_recordset(${JSON.stringify([...steps].map(stepRow))}::jsonb) as r (unit_id uuid, step_id uuid,
      pages jsonb, reached_end boolean, spans jsonb, completed_at timestamptz, completed_by text)
    on conflict (learner_id, course_id, unit_id, step_id) do update set pages = excluded.pages,
      reached_end = excluded.reached_end, spans = excluded.spans,
      completed_at = excluded.completed_at, completed_by = excluded.completed_by`.execute(tx)
}

const unitRow = ([unitId, unit]: [UnitId, UnitProgress]) => ({
  unit_id: unitId,
  opened_at: unit.openedAt,
  reopened_at: unit.reopenedAt,
  last_act_at: unit.lastActAt,
  ...completionColumns(unit.completion),
})

const stepRow = ([stepId, { unitId, progress }]: [StepId, { unitId: UnitId; progress: StepProgress }]) => ({
  unit_id: unitId,
  step_id: stepId,
  pages: progress.pages,
  reached_end: progress.reachedEnd,
  spans: progress.spans,
  ...completionColumns(progress.completion),
})

interface CompletionRow {
  completed_at: Moment | null
  completed_by: Completion['by'] | null
}

interface UnitRow extends CompletionRow {
  course_id: CourseId
  unit_id: UnitId
  opened_at: Moment | null
  reopened_at: Moment | null
  last_act_at: Moment | null
}

interface StepRow extends CompletionRow {
  step_id: StepId
  pages: StepProgress['pages']
  reached_end: boolean
  spans: StepProgress['spans']
}

const completionColumns = (completion: Completion | null) => ({
  completed_at: completion?.at ?? null,
  completed_by: completion?.by ?? null,
})

export function completionFrom({ completed_at: at, completed_by: by }: CompletionRow): Completion | null {
  return at === null || by === null ? null : { at: new Date(at), by }
}

function unitOf(row: UnitRow): UnitProgress {
  return {
    openedAt: momentIn(row.opened_at),
    completion: completionFrom(row),
    reopenedAt: momentIn(row.reopened_at),
    lastActAt: momentIn(row.last_act_at),
  }
}

function stepOf(row: StepRow): StepProgress {
  return {
    ...noStepProgress,
    pages: row.pages,
    reachedEnd: row.reached_end,
    spans: row.spans,
    completion: completionFrom(row),
  }
}

import { personRows } from '@banxue/platform/db/person-rows'
import { sql } from 'kysely'
import type { CourseId } from '#courses/contract'
import type { Learner } from './needs.ts'
import type { Db, Tx } from './progress-store.ts'

/** Every course that somebody has left a trace in, in a fixed order. */
export async function coursesOf(db: Db, { personId }: Learner): Promise<CourseId[]> {
  const { rows } = await sql<{ course_id: CourseId }>`
    select course_id from unit_progress where learner_id = ${personId}
    union select course_id from step_progress where learner_id = ${personId}
    union select course_id from position where learner_id = ${personId}
    order by course_id`.execute(db)
  return rows.map((row) => row.course_id)
}

/** Gives one person's answers, drafts and places to another; the later word of a session stands. */
export async function moveWords(tx: Tx, from: Learner, to: Learner): Promise<void> {
  await sql`
    insert into attempt
    select ${to.personId}, unit_id, step_id, attempt_id, answer, is_right, elapsed_s, answered_at, session_id, said_order
    from attempt where learner_id = ${from.personId}
    on conflict do nothing`.execute(tx)
  await sql`
    insert into draft
    select ${to.personId}, unit_id, step_id, session_id, answer, typed_at, said_order
    from draft where learner_id = ${from.personId}
    on conflict (learner_id, unit_id, step_id, session_id)
    do update set answer = excluded.answer, typed_at = excluded.typed_at, said_order = excluded.said_order
    where excluded.typed_at > draft.typed_at`.execute(tx)
  await sql`
    insert into position
    select ${to.personId}, course_id, unit_id, session_id, step_id, stood_at, at_s, said_order
    from position where learner_id = ${from.personId}
    on conflict (learner_id, course_id, unit_id, session_id)
    do update set step_id = excluded.step_id, stood_at = excluded.stood_at, at_s = excluded.at_s,
      said_order = excluded.said_order
    where excluded.stood_at > position.stood_at`.execute(tx)
}

/** A table's rows of one person, however many. */
export const learnerRows = (
  db: Db,
  { table, key }: { table: string; key: readonly string[] },
  { personId }: Learner,
) => personRows(db, { table, person: 'learner_id', key }, personId)

/** Forgets people: every row of theirs in the slice. */
export async function forgetPeople(db: Db, personIds: readonly string[]): Promise<void> {
  const owned = [
    'enrolment',
    'unit_progress',
    'step_progress',
    'attempt',
    'draft',
    'position',
    'note',
  ] as const
  for (const table of owned)
    await sql`delete from ${sql.table(table)} where learner_id = any(${personIds})`.execute(db)
  await sql`delete from presence where person_id = any(${personIds})`.execute(db)
}

/** Whether anybody has left a trace in a course; looks at whole tables, for the rare removal of a course. */
export async function isAnybodyIn(db: Db, courseId: CourseId): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from enrolment where course_id = ${courseId})
      or exists (select from unit_progress where course_id = ${courseId}) as found`.execute(db)
  return rows[0]?.found === true
}

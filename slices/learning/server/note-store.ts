import { type Selectable, sql } from 'kysely'
import type { CourseId, UnitId } from '#courses/contract'
import type { Note } from '#learning/contract'
import type { Learner } from './needs.ts'
import type { Db, Tx } from './progress-store.ts'
import type { LearningTables } from './tables.ts'

/** A change of a note, with all that decides whether it is the last. */
export interface NoteChange extends Omit<Note, 'madeAt'> {
  /** Place in what the device said. */
  order: number
  sessionId: string
}

/** Keeps a change unless a later one stands; a deletion leaves no words. Answers what stands. */
export async function saveNote(db: Db, learner: Learner, change: NoteChange): Promise<Note> {
  await sql`
    insert into note
      (learner_id, note_id, course_id, unit_id, step_id, at_s, form, body, made_at, changed_at, said_order, session_id,
        is_deleted)
    values
      (${learner.personId}, ${change.noteId}, ${change.courseId}, ${change.unitId}, ${change.stepId}, ${change.atS},
        ${change.form}, ${change.isDeleted ? '' : change.text}, ${change.changedAt}, ${change.changedAt},
        ${change.order}, ${change.sessionId}, ${change.isDeleted})
    on conflict (learner_id, note_id) ${laterWins}`.execute(db)
  const kept = await noteOf(db, learner, change.noteId)
  if (kept === undefined) throw new Error('A note that was kept is not there')
  return kept
}

/** The later change stands, where it was made stays, and the earliest moment known is when it was made. */
const laterWins = sql`do update set
  made_at = least(note.made_at, excluded.made_at),
  at_s = case when ${isLater()} then excluded.at_s else note.at_s end,
  form = case when ${isLater()} then excluded.form else note.form end,
  body = case when ${isLater()} then excluded.body else note.body end,
  changed_at = case when ${isLater()} then excluded.changed_at else note.changed_at end,
  said_order = case when ${isLater()} then excluded.said_order else note.said_order end,
  session_id = case when ${isLater()} then excluded.session_id else note.session_id end,
  is_deleted = case when ${isLater()} then excluded.is_deleted else note.is_deleted end`

function isLater() {
  return sql`(excluded.changed_at, excluded.said_order, excluded.session_id)
    > (note.changed_at, note.said_order, note.session_id)`
}

/** A note of this learner, deleted or not. */
export async function noteOf(db: Db, learner: Learner, noteId: string): Promise<Note | undefined> {
  const row = await ofLearner(db, learner).where('note_id', '=', noteId).executeTakeFirst()
  return row === undefined ? undefined : noteIn(row)
}

/** Which notes are wanted. */
export interface NoteFilter {
  courseId?: CourseId | undefined
  unitId?: UnitId | undefined
  /** Part of the text, in any script, whatever its case. */
  search?: string | undefined
  /** Only what follows this note. */
  after?: string | undefined
}

/** Notes of a learner that are not deleted, the newest first. */
export async function notesOf(
  db: Db,
  learner: Learner,
  { courseId, unitId, search, after }: NoteFilter,
  limit: number,
): Promise<Note[]> {
  let query = ofLearner(db, learner).where('is_deleted', '=', false)
  if (courseId !== undefined) query = query.where('course_id', '=', courseId)
  if (unitId !== undefined) query = query.where('unit_id', '=', unitId)
  if (search !== undefined) query = query.where('body', 'ilike', `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`)
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(made_at, note_id) <
        (select made_at, note_id from note where learner_id = ${learner.personId} and note_id = ${after})`,
    )
  const rows = await query.orderBy('made_at', 'desc').orderBy('note_id', 'desc').limit(limit).execute()
  return rows.map(noteIn)
}

/** Gives one person's notes to another; of a note that both have, the later change stands. */
export async function moveNotes(tx: Tx, from: Learner, to: Learner): Promise<void> {
  await sql`
    insert into note
      (learner_id, note_id, course_id, unit_id, step_id, at_s, form, body, made_at, changed_at, said_order, session_id,
        is_deleted)
    select ${to.personId}, note_id, course_id, unit_id, step_id, at_s, form, body, made_at, changed_at, said_order,
      session_id, is_deleted
    from note where learner_id = ${from.personId}
    on conflict (learner_id, note_id) ${laterWins}`.execute(tx)
}

const ofLearner = (db: Db, { personId }: Learner) =>
  db.selectFrom('note').selectAll().where('learner_id', '=', personId)

const noteIn = (row: Selectable<LearningTables['note']>): Note => ({
  noteId: row.note_id,
  courseId: row.course_id,
  unitId: row.unit_id,
  stepId: row.step_id,
  atS: row.at_s,
  form: row.form,
  text: row.body,
  isDeleted: row.is_deleted,
  madeAt: row.made_at,
  changedAt: row.changed_at,
})

import type { Actor } from '@banxue/platform/auth/actor'
import { momentOf } from '@banxue/platform/events/moment'
import { soundText } from '@banxue/platform/events/sound-text'
import type { Language } from '@banxue/platform/i18n/language'
import type { CourseId, CoursePage } from '#courses/contract'
import type { ListedNote, Note, NoteAct } from '#learning/contract'
import { unitsOf } from './done.ts'
import { atStep } from './in-step.ts'
import type { Needs } from './needs.ts'
import { type Exported, exportOf } from './note-export.ts'
import { noteOf, type NoteFilter, notesOf, saveNote } from './note-store.ts'
import { type Closed, courseFor } from './place.ts'

/** UTF-16 units that a note may hold. */
const longest = 4_000

/** When and where a change was made. */
interface ChangedBy {
  at: Date
  sessionId: string
  /** Place in what the device said. */
  order: number
}

type Noted = { kind: 'noted'; note: Note } | { kind: 'bad_answer' } | Closed

/**
 * Keeps a change of a note. A new one stands where its learner may learn; one that is there may be changed and
 * deleted for ever, whatever became of the course.
 */
export async function keepNote(
  needs: Needs,
  actor: Actor,
  act: Omit<NoteAct, 'kind'>,
  { at, sessionId, order }: ChangedBy,
): Promise<Noted> {
  const text = soundText(act.text, longest)
  if (act.form === 'note' && text.trim() === '' && !act.isDeleted) return { kind: 'bad_answer' }
  const before = await noteOf(needs.db, actor, act.noteId)
  if (before === undefined) {
    const found = await atStep(needs, actor, act)
    if ('kind' in found) return found
  }
  const { noteId, courseId, unitId, stepId, atS, form, isDeleted } = act
  const place = { noteId, courseId, unitId, stepId, atS, form, isDeleted }
  const note = await saveNote(needs.db, actor, { ...place, text, changedAt: at, sessionId, order })
  return { kind: 'noted', note }
}

/** The same for a change that comes alone, by its device's clock. */
export function keepNoteNow(
  needs: Needs,
  actor: Actor,
  { changedAt, sentAt, ...act }: Omit<NoteAct, 'kind'> & { changedAt: Date; sentAt: Date },
): Promise<Noted> {
  const device = { at: changedAt, sentAt, ageMs: null, lastAckAt: null }
  const at = momentOf(device, needs.clock.now())
  return keepNote(needs, actor, act, { at, sessionId: actor.sessionId ?? '', order: 0 })
}

/** Notes that are answered at once. */
const pageSize = 100

/** The learner's notes, the newest first, with the titles of where they stand. */
export async function listNotes(
  needs: Needs,
  actor: Actor,
  filter: NoteFilter,
): Promise<{ notes: ListedNote[]; hasMore: boolean }> {
  const search = filter.search === undefined ? undefined : soundText(filter.search, 200).trim()
  const found = await notesOf(needs.db, actor, { ...filter, search: search || undefined }, pageSize + 1)
  const notes = found.slice(0, pageSize)
  const pages = await pagesOf(needs, actor, notes)
  return {
    notes: notes.map((note) => {
      const page = pages.get(note.courseId)
      const unit = page && unitsOf(page.outline).find(({ id }) => id === note.unitId)
      return { ...note, courseTitle: page?.details.title ?? null, unitTitle: unit?.title ?? null }
    }),
    hasMore: found.length > pageSize,
  }
}

/** More notes than one learner writes; what is beyond stays where it is. */
const mostExported = 20_000

/** All of a learner's notes as a file. */
export async function exportNotes(
  needs: Needs,
  actor: Actor,
  { form, language }: { form: 'markdown' | 'json'; language: Language },
): Promise<Exported> {
  const notes = await notesOf(needs.db, actor, {}, mostExported)
  return exportOf(notes, await pagesOf(needs, actor, notes), { form, language, at: needs.clock.now() })
}

/** The courses of notes in the versions that hold for their learner. */
async function pagesOf(
  needs: Needs,
  actor: Actor,
  notes: readonly Note[],
): Promise<ReadonlyMap<CourseId, CoursePage>> {
  const pages = new Map<CourseId, CoursePage>()
  for (const courseId of new Set(notes.map((note) => note.courseId))) {
    const course = await courseFor(needs, actor, courseId)
    if (course !== null) pages.set(courseId, course.page)
  }
  return pages
}

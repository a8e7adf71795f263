import { Language, Localized } from '@banxue/platform/i18n/language'
import { z } from 'zod'
import { CourseId, StepId, UnitId } from '#courses/contract'
import { may } from '#identity/contract'

/** A note or a bookmark as its learner wants it to be from now on; its id is made by the browser. */
const wanted = {
  noteId: z.uuid(),
  courseId: CourseId,
  unitId: UnitId,
  stepId: StepId,
  atS: z.number().min(0).max(86_400).nullable().describe('media second; null in a step without media'),
  form: z.enum(['note', 'bookmark']),
  text: z.string().max(4_000).describe('plain text; a bookmark may have none'),
  isDeleted: z.boolean(),
}

/** The same as an act of a device; the later change of a note wins. */
export const NoteAct = z.object({ kind: z.literal('note'), ...wanted })
export type NoteAct = z.infer<typeof NoteAct>

/** A note as it stands. Private: its learner sees it, and nobody else. */
export const Note = z.object({
  ...wanted,
  madeAt: z.date(),
  changedAt: z.date(),
})
export type Note = z.infer<typeof Note>

/** A note among those of many courses; titles are null where the course or unit is gone. */
export const ListedNote = Note.extend({
  courseTitle: Localized.nullable(),
  unitTitle: Localized.nullable(),
})
export type ListedNote = z.infer<typeof ListedNote>

export const noteProcedures = {
  /** Keeps a change of a note, a deletion too; answers what stands, which is another device's later change if there is one. */
  saveNote: may('learning.try')
    .route({ method: 'PUT', path: '/notes/{noteId}' })
    .input(
      z.object({
        ...wanted,
        changedAt: z.date().describe('device clock'),
        sentAt: z.date().describe('device clock'),
      }),
    )
    .output(Note),
  /** The learner's notes, the newest first, those deleted left out. */
  listNotes: may('learning.try')
    .route({ method: 'GET', path: '/notes' })
    .input(
      z.object({
        courseId: CourseId.optional(),
        unitId: UnitId.optional(),
        search: z.string().max(200).optional().describe('part of the text, whatever its case'),
        after: z.uuid().optional().describe('id of the last note seen: what follows it'),
      }),
    )
    .output(z.object({ notes: z.array(ListedNote), hasMore: z.boolean() })),
  /** All of them as a file, by course and unit in the course's order. */
  exportNotes: may('learning.try')
    .route({ method: 'GET', path: '/notes/export' })
    .input(z.object({ form: z.enum(['markdown', 'json']), language: Language }))
    .output(z.object({ fileName: z.string(), mediaType: z.string(), text: z.string() })),
}

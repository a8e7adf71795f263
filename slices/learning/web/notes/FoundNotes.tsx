import { useFormats, useLocal, useWords } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import type { ListedNote } from '#learning/contract'
import { clockTime } from '../video/clock-time.ts'
import { useOutbox } from '../work/useOutbox.ts'
import { NoteActs, NoteWords } from './NoteRow.tsx'
import { shownNotes } from './shown.ts'
import { useDeleting } from './useDeleting.tsx'
import { noteWords } from './words.ts'

/** Notes of many courses, the newest first; each leads back to where it was made. */
export function FoundNotes({ notes }: { notes: readonly ListedNote[] }) {
  const { outbox } = useOutbox()
  const deleting = useDeleting()
  return (
    <>
      {deleting.line}
      <ul className="notes-list">
        {shownNotes(notes, outbox.rows()).known.map((note) => (
          <li key={note.noteId} className="note">
            <WhereMade note={note} />
            <NoteWords note={note} />
            <NoteActs onEdit={null} onDelete={() => deleting.remove(note)} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** The course, unit and moment of a note, and the way there. */
function WhereMade({ note }: { note: ListedNote }) {
  const t = useWords(noteWords)
  const local = useLocal()
  const { date } = useFormats()
  const { courseId, unitId, stepId, atS, courseTitle, unitTitle, madeAt } = note
  const words = [
    courseTitle === null ? t('courseGone') : local(courseTitle),
    unitTitle === null ? t('unitGone') : local(unitTitle),
    ...(atS === null ? [] : [clockTime(atS)]),
  ].join(' · ')
  return (
    <p className="note-where">
      {courseTitle === null || unitTitle === null ? (
        <span>{words}</span>
      ) : (
        <Link
          to="/learn/$courseId/$unitId"
          params={{ courseId, unitId }}
          search={{ step: stepId, ...(atS === null ? {} : { at: atS }) }}
          className="note-link"
        >
          {words}
        </Link>
      )}
      <time dateTime={madeAt.toISOString()}>{date(madeAt)}</time>
    </p>
  )
}

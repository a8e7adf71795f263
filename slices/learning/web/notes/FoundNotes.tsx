import { useFormats, useLocal, useWords } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ListedNote } from '#learning/contract'
import { clockTime } from '../video/clock-time.ts'
import { useOutbox } from '../work/useOutbox.ts'
import { NoteActs, NoteWords } from './NoteRow.tsx'
import { type ShownNote, shownNotes, wantedOf } from './shown.ts'
import { useSaveNote } from './useNotes.ts'
import { noteWords } from './words.ts'

/** Notes of many courses, the newest first; each leads back to where it was made. */
export function FoundNotes({ notes }: { notes: readonly ListedNote[] }) {
  const t = useWords(noteWords)
  const { outbox } = useOutbox()
  const { save } = useSaveNote()
  const [deleted, setDeleted] = useState<ShownNote | null>(null)
  return (
    <>
      {deleted !== null && (
        <p className="notes-quiet" role="status">
          {t('deleted')}{' '}
          <button
            type="button"
            className="player-link"
            onClick={() => {
              save(wantedOf(deleted))
              setDeleted(null)
            }}
          >
            {t('bringBack')}
          </button>
        </p>
      )}
      <ul className="notes-list">
        {shownNotes(notes, outbox.rows()).known.map((note) => (
          <li key={note.noteId} className="note">
            <WhereMade note={note} />
            <NoteWords note={note} />
            <NoteActs
              onEdit={null}
              onDelete={() => {
                save({ ...wantedOf(note), isDeleted: true })
                setDeleted(note)
              }}
            />
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

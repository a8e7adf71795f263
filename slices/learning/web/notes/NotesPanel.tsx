import { useWords } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { StepView, UnitView } from '#learning/contract'
import { NoteEditor } from './NoteEditor.tsx'
import { NoteRow } from './NoteRow.tsx'
import { inUnitOrder, type ShownNote } from './shown.ts'
import { useDeleting } from './useDeleting.tsx'
import { useUnitNotes } from './useNotes.ts'
import { noteWords } from './words.ts'
import './notes.css'

export interface NotesPanelProps {
  view: UnitView
  /** The step that a new note belongs to. */
  step: StepView
  /** The medium of the step; null where it has none. */
  media: { currentS: () => number | null; seek: (atS: number) => void } | null
}

/** The learner's own notes in a unit: one field that keeps what is written, a bookmark in one press, and all there are. */
export function NotesPanel({ view, step, media }: NotesPanelProps) {
  const t = useWords(noteWords)
  const { notes, isLoaded, error } = useUnitNotes(view.unitId)
  const deleting = useDeleting()
  const [edited, setEdited] = useState<ShownNote | null>(null)
  const shown = inUnitOrder(notes, view.steps).filter(({ noteId }) => noteId !== edited?.noteId)
  return (
    <div className="notes">
      <NoteEditor
        place={{ courseId: view.courseId, unitId: view.unitId, stepId: step.id }}
        edited={edited}
        currentS={media?.currentS ?? null}
        onWriting={setEdited}
        onDone={() => setEdited(null)}
      />
      {deleting.line}
      {!isLoaded && error !== null && <p className="notes-quiet">{t('notLoaded')}</p>}
      {isLoaded && shown.length === 0 && edited === null && (
        <p className="notes-quiet">
          <strong>{t('noneHere')}</strong> {t('noneHereWhy')}
        </p>
      )}
      <ul className="notes-list">
        {shown.map((note) => (
          <NoteRow
            key={note.noteId}
            note={note}
            steps={view.steps}
            here={step.id}
            onSeek={media?.seek ?? null}
            onEdit={() => setEdited(note)}
            onDelete={() => deleting.remove(note)}
          />
        ))}
      </ul>
      <p>
        <Link to="/learn/notes" className="player-link">
          {t('allNotes')}
        </Link>
      </p>
    </div>
  )
}

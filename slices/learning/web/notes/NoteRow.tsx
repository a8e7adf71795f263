import { useWords } from '@banxue/ui/words'
import { IconBookmark, IconPencil, IconTrash } from '@tabler/icons-react'
import { use } from 'react'
import type { StepId } from '#courses/contract'
import type { StepView } from '#learning/contract'
import { JumpTo } from '../player/jump.ts'
import { clockTime } from '../video/clock-time.ts'
import type { ShownNote } from './shown.ts'
import { noteWords } from './words.ts'

interface NoteRowProps {
  note: ShownNote
  steps: readonly StepView[]
  /** The step that is open. */
  here: StepId
  /** Goes to a media second of the open step; null where it has no media. */
  onSeek: ((atS: number) => void) | null
  onEdit: () => void
  onDelete: () => void
}

/** A note of the unit: where it stands, what it says, and what can be done with it. */
export function NoteRow({ note, steps, here, onSeek, onEdit, onDelete }: NoteRowProps) {
  return (
    <li className="note">
      <NoteMoment {...{ note, steps, here, onSeek }} />
      <NoteWords note={note} />
      <NoteActs onEdit={onEdit} onDelete={onDelete} />
    </li>
  )
}

function NoteMoment({ note, steps, here, onSeek }: Pick<NoteRowProps, 'note' | 'steps' | 'here' | 'onSeek'>) {
  const t = useWords(noteWords)
  const jump = use(JumpTo)
  const { stepId, atS } = note
  const number = steps.findIndex(({ id }) => id === stepId) + 1
  if (stepId === here && atS !== null && onSeek !== null)
    return (
      <button
        type="button"
        className="note-moment"
        aria-label={t('goToTime', { time: clockTime(atS) })}
        onClick={() => onSeek(atS)}
      >
        {clockTime(atS)}
      </button>
    )
  if (stepId === here || number === 0 || jump === null) return null
  return (
    <button
      type="button"
      className="note-moment"
      aria-label={t('goToStep', { number })}
      onClick={() => jump.go(stepId, atS)}
    >
      {t('stepNumber', { number })}
      {atS !== null && ` · ${clockTime(atS)}`}
    </button>
  )
}

/** What a note says; plain text, with its lines. */
export function NoteWords({ note: { form, text, isWaiting } }: { note: ShownNote }) {
  const t = useWords(noteWords)
  return (
    <div className="note-words">
      {form === 'bookmark' && (
        <span className="note-bookmark">
          <IconBookmark size={18} stroke={1.75} aria-hidden /> {t('bookmark')}
        </span>
      )}
      {text !== '' && <p className="note-text">{text}</p>}
      {isWaiting && <p className="notes-quiet">{t('kept')}</p>}
    </div>
  )
}

export function NoteActs({ onEdit, onDelete }: { onEdit: (() => void) | null; onDelete: () => void }) {
  const t = useWords(noteWords)
  return (
    <div className="note-row-acts">
      {onEdit !== null && (
        <button type="button" className="player-icon" aria-label={t('edit')} onClick={onEdit}>
          <IconPencil size={18} stroke={1.75} aria-hidden />
        </button>
      )}
      <button type="button" className="player-icon" aria-label={t('delete')} onClick={onDelete}>
        <IconTrash size={18} stroke={1.75} aria-hidden />
      </button>
    </div>
  )
}

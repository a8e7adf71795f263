import { newId } from '@banxue/platform/id'
import { useWords } from '@banxue/ui/words'
import { IconBookmarkPlus } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { clockTime } from '../video/clock-time.ts'
import { type ShownNote, type WantedNote, wantedOf } from './shown.ts'
import { useSaveNote } from './useNotes.ts'
import { noteWords } from './words.ts'

interface NoteEditorProps {
  place: Pick<WantedNote, 'courseId' | 'unitId' | 'stepId'>
  /** The note under the pen; null before the first letter. */
  edited: ShownNote | null
  /** Media second now; null where the step has no media. */
  currentS: (() => number | null) | null
  /** Tells how the note under the pen stands after each letter. */
  onWriting: (note: ShownNote) => void
  onDone: () => void
}

/** One field: from its first letter the note is there, at the moment when it was begun. */
export function NoteEditor({ place, edited, currentS, onWriting, onDone }: NoteEditorProps) {
  const t = useWords(noteWords)
  const { write, save } = useSaveNote()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (edited !== null && document.activeElement !== field.current) field.current?.focus()
  }, [edited])
  const nowS = () => secondOf(currentS?.() ?? null)
  const runningS = useRunning(currentS)
  const shownS = edited === null ? runningS : edited.atS
  const say = (text: string) => {
    const note = edited ?? newNote(place, nowS(), 'note')
    const isDeleted = note.form === 'note' && text.trim() === ''
    write({ ...wantedOf(note), text: isDeleted ? '' : text, isDeleted })
    onWriting({ ...note, text })
  }
  const done = () => {
    if (edited !== null)
      save({ ...wantedOf(edited), isDeleted: edited.form === 'note' && edited.text.trim() === '' })
    onDone()
  }
  return (
    <form
      className="note-editor"
      onSubmit={(event) => {
        event.preventDefault()
        done()
      }}
    >
      <label>
        <span className="note-editor-label">
          {shownS === null ? t('noteHere') : t('noteAt', { time: clockTime(shownS) })}
        </span>
        <textarea
          ref={field}
          className="words-field note-field"
          rows={2}
          maxLength={4_000}
          placeholder={t('notePlaceholder')}
          value={edited?.text ?? ''}
          onChange={(event) => say(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
            event.preventDefault()
            done()
          }}
        />
      </label>
      <div className="note-acts">
        {edited === null ? (
          <Bookmark atS={shownS} onPress={() => save(wantedOf(newNote(place, nowS(), 'bookmark')))} />
        ) : (
          <button type="submit" className="button note-act">
            {t('noteDone')}
          </button>
        )}
      </div>
    </form>
  )
}

function Bookmark({ atS, onPress }: { atS: number | null; onPress: () => void }) {
  const t = useWords(noteWords)
  return (
    <button type="button" className="button button-quiet note-act" onClick={onPress}>
      <IconBookmarkPlus size={18} stroke={1.75} aria-hidden />
      {atS === null ? t('bookmarkHere') : t('bookmarkAt', { time: clockTime(atS) })}
    </button>
  )
}

/** How often the shown second follows the media, milliseconds. */
const followMs = 500

/** The whole second that the media stands at, as it goes on; null where there is none. */
function useRunning(currentS: (() => number | null) | null): number | null {
  const [atS, setAtS] = useState(() => currentS?.() ?? null)
  const look = useEffectEvent(() => setAtS(currentS?.() ?? null))
  const hasMedia = currentS !== null
  useEffect(() => {
    if (!hasMedia) return
    const timer = setInterval(look, followMs)
    return () => clearInterval(timer)
  }, [hasMedia])
  return hasMedia && atS !== null ? Math.floor(atS) : null
}

const secondOf = (atS: number | null): number | null => (atS === null ? null : Math.round(atS * 10) / 10)

function newNote(place: NoteEditorProps['place'], atS: number | null, form: ShownNote['form']): ShownNote {
  const at = new Date()
  const note = { ...place, noteId: newId(at), atS, form, text: '', isDeleted: false }
  return { ...note, madeAt: at, changedAt: at, isWaiting: true }
}

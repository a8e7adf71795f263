import { useWords } from '@banxue/ui/words'
import { type ReactNode, useState } from 'react'
import { type ShownNote, wantedOf } from './shown.ts'
import { useSaveNote } from './useNotes.ts'
import { noteWords } from './words.ts'

/** Deleting at once, and a line that brings the last one back. */
export function useDeleting(): { remove: (note: ShownNote) => void; line: ReactNode } {
  const t = useWords(noteWords)
  const { save } = useSaveNote()
  const [last, setLast] = useState<ShownNote | null>(null)
  const bringBack = () => {
    if (last !== null) save(wantedOf(last))
    setLast(null)
  }
  return {
    remove(note) {
      save({ ...wantedOf(note), isDeleted: true })
      setLast(note)
    },
    line: last !== null && (
      <p className="notes-quiet" role="status">
        {t('deleted')}{' '}
        <button type="button" className="player-link" onClick={bringBack}>
          {t('bringBack')}
        </button>
      </p>
    ),
  }
}

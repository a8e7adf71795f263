import { useWords } from '@banxue/ui/words'
import { IconPencilPlus, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, lazy, Suspense, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { StepView, UnitView } from '#learning/contract'
import { noteWords } from './words.ts'
import './notes-sheet.css'

const NotesPanel = lazy(() => import('./NotesPanel.tsx').then((file) => ({ default: file.NotesPanel })))

/** Opens the notes beside any step: a sheet on a phone, a column on a desk. The step stays in view and in reach. */
export function NotesButton({ view, step }: { view: UnitView; step: StepView }) {
  const t = useWords(noteWords)
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const sheet = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isOpen) sheet.current?.focus({ preventScroll: true })
  }, [isOpen])
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    close()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className="player-icon notes-button"
        aria-label={t('notes')}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <IconPencilPlus size={22} stroke={1.75} aria-hidden />
      </button>
      {/* Out of the bar at the top, whose blur would hold what is fixed within it. */}
      {isOpen &&
        createPortal(
          <aside
            ref={sheet}
            id={id}
            tabIndex={-1}
            className="notes-sheet"
            aria-label={t('notes')}
            onKeyDown={press}
          >
            <header className="notes-sheet-head">
              <h2>{t('notes')}</h2>
              <button type="button" className="player-icon" aria-label={t('close')} onClick={close}>
                <IconX size={20} stroke={1.75} aria-hidden />
              </button>
            </header>
            <Suspense fallback={null}>
              <NotesPanel view={view} step={step} media={null} />
            </Suspense>
          </aside>,
          document.body,
        )}
    </>
  )
}

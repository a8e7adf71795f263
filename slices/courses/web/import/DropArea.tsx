import { useWords } from '@banxue/ui/words'
import { type DragEvent, useId, useState } from 'react'
import { words } from './words.ts'

interface DropAreaProps {
  onFile: (file: File) => void
  /** Why the last file cannot be taken. */
  problem: string | null
  /** Whether a file is chosen, and choosing another is no longer the next thing to do. */
  isChosen: boolean
}

/** A place to drop a file on, and the button that does the same. */
export function DropArea({ onFile, problem, isChosen }: DropAreaProps) {
  const t = useWords(words)
  const id = useId()
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onFile(file)
  }
  return (
    <div
      className="import-drop"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>{isOver ? t('dropNow') : t('drop')}</p>
      <input
        id={id}
        className="import-input"
        type="file"
        accept=".zip,application/zip"
        aria-describedby={`${id}-problem`}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file) onFile(file)
        }}
      />
      <label htmlFor={id} className={isChosen ? 'button button-quiet' : 'button'}>
        {t('choose')}
      </label>
      <p id={`${id}-problem`} role="alert" className="import-problem">
        {problem}
      </p>
    </div>
  )
}

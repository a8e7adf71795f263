import { useWords } from '@banxue/ui/words'
import { useId } from 'react'
import type { ImportMode } from './upload.ts'
import { words } from './words.ts'

/** Whether the file is a course or its corrections, each with what it means for those who learn. */
export function ModeChoice({ mode, onMode }: { mode: ImportMode; onMode: (mode: ImportMode) => void }) {
  const t = useWords(words)
  const name = useId()
  const choices = [
    { value: 'version', label: t('modeVersion'), what: t('modeVersionWhat') },
    { value: 'correction', label: t('modeCorrection'), what: t('modeCorrectionWhat') },
  ] as const
  return (
    <fieldset className="import-mode">
      <legend>{t('mode')}</legend>
      {choices.map(({ value, label, what }) => (
        <label key={value} className="import-choice">
          <input type="radio" name={name} checked={mode === value} onChange={() => onMode(value)} />
          <span>
            {label}
            <small className="quiet">{what}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

import { useWords } from '@banxue/ui/words'
import { useState } from 'react'
import { words } from '../words.ts'

const key = 'banxue-hint-question'

/** At the first question ever on this device: how to answer, and that nothing is lost. */
export function FirstHint() {
  const t = useWords(words)
  const [isShown, setShown] = useState(isUnseen)
  if (!isShown) return null
  return (
    <aside className="first-hint">
      <p className="first-hint-keys">{t('hintKeys')}</p>
      <p className="first-hint-touch">{t('hintTouch')}</p>
      <button
        type="button"
        className="player-link"
        onClick={() => {
          localStorage.setItem(key, 'seen')
          setShown(false)
        }}
      >
        {t('hintSeen')}
      </button>
    </aside>
  )
}

function isUnseen(): boolean {
  try {
    return localStorage.getItem(key) === null
  } catch {
    return false
  }
}

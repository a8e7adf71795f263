import { useFocusMode } from '@banxue/ui/focus'
import { useWords } from '@banxue/ui/words'
import { useEffect, useState } from 'react'
import { words } from '../words.ts'

const key = 'banxue-hint-question'

/** At the first question ever on this device, until it is answered: how to answer, and that nothing is lost. */
export function FirstHint() {
  const t = useWords(words)
  const [isShown, setShown] = useState(isUnseen)
  const { isOn: isFocused } = useFocusMode()
  useEffect(() => {
    try {
      localStorage.setItem(key, 'seen')
    } catch {
      // Storage is refused; the hint comes again another day.
    }
  }, [])
  if (!isShown || isFocused) return null
  return (
    <aside className="first-hint">
      <p className="first-hint-keys">{t('hintKeys')}</p>
      <p className="first-hint-touch">{t('hintTouch')}</p>
      <button type="button" className="player-link" onClick={() => setShown(false)}>
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

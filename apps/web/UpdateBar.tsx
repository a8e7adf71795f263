import { firstWords } from '@banxue/ui/first/words'
import { useFocusMode } from '@banxue/ui/focus'
import { useLanguage } from '@banxue/ui/words'
import { useState, useSyncExternalStore } from 'react'
import { isUpdateReady, onUpdate, takeUpdate } from './worker.ts'

/** A new version of the school waits: said quietly, taken when the learner says so, or at the next start. */
export function UpdateBar() {
  const words = firstWords[useLanguage()]
  const isReady = useSyncExternalStore(onUpdate, isUpdateReady, () => false)
  const [isLater, setLater] = useState(false)
  const { isOn: isFocused } = useFocusMode()
  if (!isReady || isLater || isFocused) return null
  return (
    <div className="update" role="status">
      <span>{words.updateReady}</span>
      <span className="update-acts">
        <button type="button" className="button button-quiet" onClick={takeUpdate}>
          {words.updateNow}
        </button>
        <button type="button" className="button button-quiet" onClick={() => setLater(true)}>
          {words.updateLater}
        </button>
      </span>
    </div>
  )
}

import { ProgressBar } from '@banxue/ui/ProgressBar'
import { useWords } from '@banxue/ui/words'
import { offlineWords } from './words.ts'
import { closeSaving, type SavingState, stopSaving } from './saver.ts'

/** How saving goes, and what came of it. It goes on while the learner does something else. */
export function SavingProgress({ saving }: { saving: SavingState }) {
  const t = useWords(offlineWords)
  const { units, at, share, problem, isOver } = saving
  if (isOver)
    return (
      <div className="save-panel">
        <p
          className={problem === null ? undefined : 'save-warn'}
          role={problem === null ? 'status' : 'alert'}
        >
          {problem === null ? t('allThere') : t(problem)}
        </p>
        <button type="button" className="button button-quiet" onClick={closeSaving}>
          {t('close')}
        </button>
      </div>
    )
  return (
    <div className="save-panel">
      <p className="save-quiet figures" role="status">
        {t('saving', { number: at + 1, count: units.length })}
      </p>
      <ProgressBar share={(at + share) / units.length} label={t('savingShare')} />
      <button type="button" className="button button-quiet" onClick={stopSaving}>
        {t('stop')}
      </button>
    </div>
  )
}

import { useOnline } from '@banxue/ui/states'
import { useWords } from '@banxue/ui/words'
import { words } from '../words.ts'
import type { WorkState } from '../work/outbox.ts'

interface SaveLineProps {
  /** How the words stand on their way; null when they have arrived. */
  way: WorkState | null
  /** Whether anything was written. */
  isWritten: boolean
}

/** Says where the half-written answer is. Quiet while all is well. */
export function SaveLine({ way, isWritten }: SaveLineProps) {
  const t = useWords(words)
  const online = useOnline()
  if (way === null) return isWritten ? <span>{t('draftSaved')}</span> : null
  if (way === 'sign_in') return <span className="player-warn">{t('draftSignIn')}</span>
  // Without a network the banner above says what it means.
  if (way === 'later' && !online) return <span>{t('draftOffline')}</span>
  if (way === 'later') return <span className="player-warn">{t('draftFailed')}</span>
  return <span>{t('draftSaving')}</span>
}

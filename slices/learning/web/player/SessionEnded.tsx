import { useQueueState } from '@banxue/ui/telemetry/Telemetry'
import { useWords } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import { wayOf } from '../way.ts'
import { words } from '../words.ts'

/** The session ended while somebody learned: what they do is kept on this device until they sign in again. */
export function SessionEnded() {
  const t = useWords(words)
  const isEnded = useQueueState() === 'sign_in'
  if (!isEnded) return null
  return (
    <p className="player-undo" role="status">
      {t('sessionEnded')}{' '}
      <Link {...wayOf({ to: '/sign-in', next: location.pathname })}>{t('signInAgain')}</Link>
    </p>
  )
}

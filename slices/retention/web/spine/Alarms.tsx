import type { SpineStatus } from '@banxue/platform/events/contract'
import { useFormats, useWords } from '@banxue/ui/words'
import { words } from '../words.ts'

/** Seconds from which a writing transaction holds readers back noticeably. */
const longXminS = 30

/** What is not as it should be, what it means, and where to look; nothing where all is well. */
export function Alarms({ status, isStale }: { status: SpineStatus; isStale: boolean }) {
  const t = useWords(words)
  const { number, moment } = useFormats()
  const { alarm, analyticsReachable, xminAgeS } = status
  return (
    <>
      {isStale && (
        <p className="pulse-note" data-kind="stale" role="status">
          {t('spineStale')}
        </p>
      )}
      {alarm !== null && (
        <p className="pulse-note" data-kind="alarm" role="alert">
          {t('alarm', { since: moment(alarm.since), expected: number(Math.round(alarm.expectedPerHour)) })}
        </p>
      )}
      {!analyticsReachable && (
        <p className="pulse-note" data-kind="stale" role="status">
          {t('analyticsAway')}
        </p>
      )}
      {xminAgeS > longXminS && (
        <p className="pulse-note" data-kind="stale" role="status">
          {t('xminLong', { seconds: number(Math.round(xminAgeS)) })}
        </p>
      )}
    </>
  )
}

import type { SpineStatus } from '@banxue/platform/events/contract'
import { useFormats, useWords } from '@banxue/ui/words'
import { words } from '../words.ts'
import { lagState, longXminS } from './measures.ts'

/** What is not as it should be, what it means, and where to look; or that all is well. */
export function Alarms({ status, isStale }: { status: SpineStatus; isStale: boolean }) {
  const t = useWords(words)
  const { number, moment } = useFormats()
  const { alarm, analyticsReachable, readers, xminAgeS } = status
  const behind = readers.filter(({ lagS, lastError }) => lagState(lagS, lastError) !== 'on time').length
  const isLong = xminAgeS > longXminS
  const isWell = !isStale && alarm === null && analyticsReachable && behind === 0 && !isLong
  return (
    <>
      {isWell && (
        <p className="pulse-note" data-kind="well">
          {t('spineWell')}
        </p>
      )}
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
      {behind > 0 && (
        <p className="pulse-note" data-kind="stale" role="status">
          {t('readersBehind', { count: behind })}
        </p>
      )}
      {isLong && (
        <p className="pulse-note" data-kind="stale" role="status">
          {t('xminLong', { seconds: number(Math.round(xminAgeS)) })}
        </p>
      )}
    </>
  )
}

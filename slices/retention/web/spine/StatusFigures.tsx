import type { SpineStatus } from '@banxue/platform/events/contract'
import { useFormats, useWords } from '@banxue/ui/words'
import type { ReactNode } from 'react'
import { Sparkline } from '../charts/Sparkline.tsx'
import { words } from '../words.ts'
import { isLongAgo, sizeOf } from './measures.ts'

/** Seconds from which a writing transaction holds readers back noticeably. */
const longXminS = 30

/** Rate, last event, what holds readers back, sizes; alarms above them in words. */
export function StatusFigures({ status, isStale }: { status: SpineStatus; isStale: boolean }) {
  const t = useWords(words)
  const { number, moment, relative } = useFormats()
  const { ratePerMinute, lastEventAt, alarm, sizeBytes, xminAgeS } = status
  const lastMinute = ratePerMinute.at(-1)?.count ?? 0
  const now = new Date()
  const size = (bytes: number) => {
    const { value, unit } = sizeOf(bytes)
    return `${number(value)} ${unit}`
  }
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
      {!status.analyticsReachable && (
        <p className="pulse-note" data-kind="stale" role="status">
          {t('analyticsAway')}
        </p>
      )}
      {xminAgeS > longXminS && (
        <p className="pulse-note" data-kind="stale" role="status">
          {t('xminLong', { seconds: number(Math.round(xminAgeS)) })}
        </p>
      )}
      <ul className="figures-row">
        <Figure name={t('rate')} value={number(lastMinute)} note={t('rateNote')}>
          <Sparkline values={ratePerMinute.map(({ count }) => count)} />
        </Figure>
        <Figure
          name={t('lastEvent')}
          value={
            lastEventAt === null
              ? '–'
              : isLongAgo(lastEventAt, now)
                ? relative(lastEventAt, now)
                : t('justNow')
          }
          note={lastEventAt === null ? t('lastEventNone') : moment(lastEventAt)}
        />
        <Figure
          name={t('xminAge')}
          value={t('seconds', { seconds: number(Math.round(xminAgeS)) })}
          note={t('xminNote')}
        />
        <Figure
          name={t('logSize')}
          value={size(sizeBytes.log)}
          note={
            sizeBytes.analytics === null
              ? t('analyticsSizeUnknown')
              : t('analyticsSize', { size: size(sizeBytes.analytics) })
          }
        />
        <Figure name={t('epoch')} value={number(status.epoch)} note={t('epochNote')} />
      </ul>
    </>
  )
}

interface FigureProps {
  name: string
  value: string
  note: string
  children?: ReactNode
}

function Figure({ name, value, note, children }: FigureProps) {
  return (
    <li className="figure">
      <span className="figure-name">{name}</span>
      <span className="figure-value figures">{value}</span>
      {children}
      <span className="figure-note quiet">{note}</span>
    </li>
  )
}

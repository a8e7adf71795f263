import type { SpineStatus } from '@banxue/platform/events/contract'
import { useFormats, useWords } from '@banxue/ui/words'
import type { ReactNode } from 'react'
import { Sparkline } from '../charts/Sparkline.tsx'
import { useNow } from '../useNow.ts'
import { words } from '../words.ts'
import { isLongAgo, sizeOf } from './measures.ts'

/** Rate, last event, what holds readers back, sizes. */
export function StatusFigures({ status }: { status: SpineStatus }) {
  const t = useWords(words)
  const { number, moment, relative } = useFormats()
  const { ratePerMinute, lastEventAt, sizeBytes, xminAgeS } = status
  const now = useNow(5_000)
  // The last minute goes on.
  const minutes = ratePerMinute.slice(0, -1).map(({ count }) => count)
  const size = (bytes: number) => {
    const { value, unit } = sizeOf(bytes)
    return `${number(value)} ${unit}`
  }
  return (
    <ul className="figures-row part">
      <Figure name={t('rate')} value={number(minutes.at(-1) ?? 0)} note={t('rateNote')}>
        <Sparkline values={minutes} />
      </Figure>
      <Figure
        name={t('lastEvent')}
        value={
          lastEventAt === null ? '–' : isLongAgo(lastEventAt, now) ? relative(lastEventAt, now) : t('justNow')
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

import { useFormats, useWords } from '@banxue/ui/words'
import type { Activity, DayActivity } from '#retention/contract'
import { words } from '../words.ts'
import { Sparkline } from '../charts/Sparkline.tsx'
import { weekOf } from './week.ts'

/** The headline: today so far, the trailing week and month, each with its line of the last four weeks. */
export function Figures({ activity: { days, stickiness } }: { activity: Activity }) {
  const t = useWords(words)
  const { number, percent, duration } = useFormats()
  const today = days.at(-1)
  if (today === undefined) return null
  const { lastFull, weekBefore, weekS, earlier } = weekOf(days)
  const write = (seconds: number) => (seconds === 0 ? '0' : duration(seconds))
  const besides = (
    key: 'weekEarlier' | 'monthEarlier',
    value: number | null,
    written: (value: number) => string,
  ) => (value === null ? '' : t(key, { value: written(value) }))
  const line = (value: (day: DayActivity) => number) => days.slice(-28).map(value)
  return (
    <ul className="figures-row">
      <Figure
        name={t('today')}
        value={number(today.dau)}
        note={
          lastFull === null
            ? t('soFar')
            : t('fullDay', { learners: number(lastFull.dau), before: number(weekBefore?.dau ?? 0) })
        }
        values={line((day) => day.dau)}
      />
      <Figure
        name={t('wauLong')}
        value={number(today.wau)}
        note={`${t('wauNote')}${besides('weekEarlier', earlier.wau, number)}`}
        values={line((day) => day.wau)}
      />
      <Figure
        name={t('mauLong')}
        value={number(today.mau)}
        note={`${t('mauNote')}${besides('monthEarlier', earlier.mau, number)}`}
        values={line((day) => day.mau)}
      />
      <Figure
        name={t('learningTime')}
        value={write(weekS)}
        note={`${t('timeNote')}${besides('weekEarlier', earlier.weekS, write)}`}
        values={line((day) => day.learningS)}
      />
      <Figure
        name={t('stickiness')}
        value={stickiness === null ? '–' : percent(stickiness)}
        note={stickiness === null ? t('stickinessNone') : t('stickinessNote')}
        values={[]}
      />
    </ul>
  )
}

interface FigureProps {
  name: string
  value: string
  note: string
  /** Of the last days, oldest first. */
  values: readonly number[]
}

function Figure({ name, value, note, values }: FigureProps) {
  return (
    <li className="figure">
      <span className="figure-name">{name}</span>
      <span className="figure-value figures">{value}</span>
      <Sparkline values={values} />
      <span className="figure-note quiet">{note}</span>
    </li>
  )
}

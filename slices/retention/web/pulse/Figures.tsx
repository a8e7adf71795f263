import { useFormats, useWords } from '@banxue/ui/words'
import type { Activity, DayActivity } from '#retention/contract'
import { Sparkline } from '../charts/Sparkline.tsx'
import { useDays } from '../days.ts'
import { BesideLine } from '../filters/BesideLine.tsx'
import type { Beside } from '../filters/useCompared.ts'
import { words } from '../words.ts'
import { weekOf } from './week.ts'

type Earlier = 'weekEarlier' | 'monthEarlier'

interface FiguresProps {
  activity: Activity
  beside: Beside<Activity> | null
}

/** The headline: today so far, the trailing week and month, each with its line of the last four weeks. */
export function Figures({ activity: { days, stickiness }, beside }: FiguresProps) {
  const t = useWords(words)
  const { number, percent, duration } = useFormats()
  const fullDay = useFullDay(days)
  const today = days.at(-1)
  if (today === undefined) return null
  const { weekS, earlier } = weekOf(days)
  const write = (seconds: number) => (seconds === 0 ? '0' : duration(seconds))
  const besides = (key: Earlier, value: number | null, written: (value: number) => string) =>
    value === null ? '' : t(key, { value: written(value) })
  const people = t(today.isComplete ? 'people' : 'wauNote')
  const line = (value: (day: DayActivity) => number) => days.slice(-28).map(value)
  const other = (value: (activity: Activity) => string) =>
    beside === null ? null : { name: beside.name, value: value(beside.data) }
  const lastDay = (of: (day: DayActivity) => number) =>
    other(({ days: all }) => number(all.slice(-1).map(of)[0] ?? 0))
  return (
    <ul className="figures-row">
      <Figure
        name={today.isComplete ? t('dauLong') : t('today')}
        value={number(today.dau)}
        note={today.isComplete ? people : fullDay}
        values={line((day) => day.dau)}
        beside={lastDay((day) => day.dau)}
      />
      <Figure
        name={t('wauLong')}
        value={number(today.wau)}
        note={`${people}${besides('weekEarlier', earlier.wau, number)}`}
        values={line((day) => day.wau)}
        beside={lastDay((day) => day.wau)}
      />
      <Figure
        name={t('mauLong')}
        value={number(today.mau)}
        note={`${people}${besides('monthEarlier', earlier.mau, number)}`}
        values={line((day) => day.mau)}
        beside={lastDay((day) => day.mau)}
      />
      <Figure
        name={t('learningTime')}
        value={write(weekS)}
        note={`${t('timeNote')}${besides('weekEarlier', earlier.weekS, write)}`}
        values={line((day) => day.learningS)}
        beside={other((activity) => write(weekOf(activity.days).weekS))}
      />
      <Figure
        name={t('stickiness')}
        value={stickiness === null ? '–' : percent(stickiness)}
        note={stickiness === null ? t('stickinessNone') : t('stickinessNote')}
        values={[]}
        beside={other((activity) => (activity.stickiness === null ? '–' : percent(activity.stickiness)))}
      />
    </ul>
  )
}

/** The last day that is over, by its name, and the same weekday before it. */
function useFullDay(days: readonly DayActivity[]): string {
  const t = useWords(words)
  const { number } = useFormats()
  const { long } = useDays()
  const { lastFull, weekBefore } = weekOf(days)
  if (lastFull === null) return t('soFar')
  return t('fullDay', {
    day: long(lastFull.on),
    learners: number(lastFull.dau),
    before: number(weekBefore?.dau ?? 0),
  })
}

interface FigureProps {
  name: string
  value: string
  note: string
  /** Of the last days, oldest first. */
  values: readonly number[]
  /** The figure of the second set of filters. */
  beside: { name: string; value: string } | null
}

function Figure({ name, value, note, values, beside }: FigureProps) {
  return (
    <li className="figure">
      <span className="figure-name">{name}</span>
      <span className="figure-value figures">{value}</span>
      <Sparkline values={values} />
      <span className="figure-note quiet">
        {note}
        {beside !== null && <BesideLine {...beside} />}
      </span>
    </li>
  )
}

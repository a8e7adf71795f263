import { useWords } from '@banxue/ui/words'
import { useState } from 'react'
import { Choice } from '../Choice.tsx'
import { useDays } from '../days.ts'
import type { PulseSearch } from '../pulse/pulse-search.ts'
import { words } from '../words.ts'
import { daysOfMonth, monthsUpTo } from './cohorts.ts'

interface PeriodFilterProps {
  search: PulseSearch
  /** Local date, `YYYY-MM-DD`. */
  today: string
  change: (next: { from: string; to: string }) => void
}

const own = 'own'

/** The days that a page is about: those that each report has by itself, a month, or any others. */
export function PeriodFilter({ search: { from = '', to = '' }, today, change }: PeriodFilterProps) {
  const t = useWords(words)
  const { month } = useDays()
  const [isOwn, showOwn] = useState(false)
  const months = monthsUpTo(today, 12)
  const chosen = months.find((one) => daysOfMonth(one).from === from && daysOfMonth(one).to === to)
  const value = isOwn || (chosen === undefined && (from !== '' || to !== '')) ? own : (chosen ?? '')
  const choose = (next: string) => {
    showOwn(next === own)
    if (next !== own) change(next === '' ? { from: '', to: '' } : daysOfMonth(next))
  }
  return (
    <>
      <Choice
        label={t('pulsePeriod')}
        value={value}
        onChoose={choose}
        options={[
          ['', t('usualDays')],
          ...months.map((one) => [one, month(`${one}-01`)] as const),
          [own, t('ownDays')],
        ]}
      />
      {value === own && (
        <>
          <DayField
            label={t('daysFromLabel')}
            value={from}
            max={to || today}
            choose={(day) => change({ from: day, to })}
          />
          <DayField
            label={t('daysToLabel')}
            value={to}
            min={from}
            max={today}
            choose={(day) => change({ from, to: day })}
          />
        </>
      )}
    </>
  )
}

interface DayFieldProps {
  label: string
  value: string
  min?: string
  max: string
  choose: (day: string) => void
}

function DayField({ label, value, min, max, choose }: DayFieldProps) {
  return (
    <label className="filter">
      <span className="filter-name">{label}</span>
      <input type="date" value={value} min={min} max={max} onChange={(event) => choose(event.target.value)} />
    </label>
  )
}

import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import type { Churn, ChurnPeriod } from '#retention/contract'
import { retention } from '../api.ts'
import { useDays } from '../days.ts'
import { LazyDayChart } from '../quality/LazyDayChart.tsx'
import { words } from '../words.ts'
import { DataTable } from './DataTable.tsx'
import { Part } from './Part.tsx'
import { type PulseInput, weekly } from './usePulse.ts'

/** Of those who had something left to finish, who stayed away: the last week, the month, and the weeks before. */
export function ChurnPart({ input }: { input: PulseInput }) {
  const t = useWords(words)
  const query = useQuery({ ...retention.churn.queryOptions({ input }), ...weekly })
  return (
    <Part title={t('churn')} query={query} isWide numbers={['churn.weeklyChurn', 'churn.monthlyChurn']}>
      {(churn) => <Figures churn={churn} />}
    </Part>
  )
}

function Figures({ churn: { weeks, month } }: { churn: Churn }) {
  const t = useWords(words)
  const { short } = useDays()
  const last = weeks.at(-1)
  return (
    <>
      <ul className="figures-row">
        {last !== undefined && (
          <Figure name={`${t('weeklyChurn')}, ${t('churnWeek', { week: short(last.on) })}`} period={last} />
        )}
        <Figure name={`${t('monthlyChurn')}, ${t('churnMonth', { day: short(month.on) })}`} period={month} />
      </ul>
      {last !== undefined && <Weeks weeks={weeks} last={last} />}
    </>
  )
}

function Figure({ name, period: { base, lost, churn } }: { name: string; period: ChurnPeriod }) {
  const t = useWords(words)
  const { number, percent } = useFormats()
  return (
    <li className="figure">
      <span className="figure-name">{name}</span>
      <span className="figure-value figures">{churn === null ? '–' : percent(churn)}</span>
      <span className="figure-note quiet">
        {churn === null ? t('churnNone') : t('churnOf', { lost: number(lost), base: number(base) })}
      </span>
    </li>
  )
}

function Weeks({ weeks, last }: { weeks: readonly ChurnPeriod[]; last: ChurnPeriod }) {
  const t = useWords(words)
  const { number, percent } = useFormats()
  const { short } = useDays()
  const write = (share: number | null) => (share === null ? '–' : percent(share))
  return (
    <>
      <LazyDayChart
        label={t('churnChart', { share: write(last.churn) })}
        days={weeks.map(({ on }) => ({ on, isComplete: true }))}
        series={[{ name: t('weeklyChurn'), values: weeks.map(({ churn }) => churn) }]}
        form="bars"
        write={percent}
      />
      <details className="definitions">
        <summary>{t('asTable')}</summary>
        <DataTable
          file="churn"
          label={t('churn')}
          rows={weeks.toReversed()}
          isShort
          keyOf={({ on }) => on}
          columns={[
            { title: t('weekOf'), cell: (row) => short(row.on), plain: (row) => row.on },
            { title: t('weeklyChurn'), cell: (row) => write(row.churn), plain: (row) => row.churn },
            { title: t('churnLost'), cell: (row) => number(row.lost), plain: (row) => row.lost },
            { title: t('churnBase'), cell: (row) => number(row.base), plain: (row) => row.base },
          ]}
        />
      </details>
    </>
  )
}

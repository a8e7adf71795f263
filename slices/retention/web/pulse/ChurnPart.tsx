import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import type { Churn, ChurnPeriod } from '#retention/contract'
import { retention } from '../api.ts'
import { useDays } from '../days.ts'
import { LazyDayChart } from '../quality/LazyDayChart.tsx'
import { BesideLine } from '../filters/BesideLine.tsx'
import { type Beside, besideOf, useCompared } from '../filters/useCompared.ts'
import { words } from '../words.ts'
import { DataTable } from './DataTable.tsx'
import { Part } from './Part.tsx'
import { type PulseInput, weekly } from './usePulse.ts'

/** Of those who had something left to finish, who stayed away: the last week, the month, and the weeks before. */
export function ChurnPart({ input }: { input: PulseInput }) {
  const t = useWords(words)
  const query = useQuery({ ...retention.churn.queryOptions({ input }), ...weekly })
  const compared = useCompared()
  const second = useQuery({
    ...retention.churn.queryOptions({ input: compared?.input ?? input }),
    ...weekly,
    enabled: compared !== null,
  })
  const beside = besideOf(compared, second.data)
  return (
    <Part
      title={t('churn')}
      query={query}
      isWide
      isCompared
      numbers={['churn.weeklyChurn', 'churn.monthlyChurn']}
    >
      {(churn) => <Figures churn={churn} beside={beside} />}
    </Part>
  )
}

interface FiguresProps {
  churn: Churn
  beside: Beside<Churn> | null
}

function Figures({ churn: { weeks, month }, beside }: FiguresProps) {
  const t = useWords(words)
  const { short } = useDays()
  const last = weeks.at(-1)
  const besideOfPeriod = (period: (other: Churn) => ChurnPeriod | undefined) =>
    beside === null ? null : { name: beside.name, churn: period(beside.data)?.churn ?? null }
  return (
    <>
      <ul className="figures-row">
        {last !== undefined && (
          <Figure
            name={`${t('weeklyChurn')}, ${t('churnWeek', { week: short(last.on) })}`}
            period={last}
            beside={besideOfPeriod((other) => other.weeks.at(-1))}
          />
        )}
        <Figure
          name={`${t('monthlyChurn')}, ${t('churnMonth', { day: short(month.on) })}`}
          period={month}
          beside={besideOfPeriod((other) => other.month)}
        />
      </ul>
      {last !== undefined && <Weeks weeks={weeks} last={last} beside={beside} />}
    </>
  )
}

interface FigureProps {
  name: string
  period: ChurnPeriod
  beside: { name: string; churn: number | null } | null
}

function Figure({ name, period: { base, lost, churn }, beside }: FigureProps) {
  const t = useWords(words)
  const { number, percent } = useFormats()
  return (
    <li className="figure">
      <span className="figure-name">{name}</span>
      <span className="figure-value figures">{churn === null ? '–' : percent(churn)}</span>
      <span className="figure-note quiet">
        {churn === null ? t('churnNone') : t('churnOf', { lost: number(lost), base: number(base) })}
        {beside !== null && (
          <BesideLine name={beside.name} value={beside.churn === null ? '–' : percent(beside.churn)} />
        )}
      </span>
    </li>
  )
}

interface WeeksProps {
  weeks: readonly ChurnPeriod[]
  last: ChurnPeriod
  beside: Beside<Churn> | null
}

function Weeks({ weeks, last, beside }: WeeksProps) {
  const t = useWords(words)
  const { number, percent } = useFormats()
  const { short } = useDays()
  const mine = useCompared()?.names[0] ?? ''
  const write = (share: number | null) => (share === null ? '–' : percent(share))
  // The last weeks stand beside each other.
  const others = new Map(
    weeks.map(({ on }, n) => [on, beside?.data.weeks.at(n - weeks.length)?.churn ?? null]),
  )
  const otherOf = ({ on }: ChurnPeriod) => others.get(on) ?? null
  return (
    <>
      <LazyDayChart
        label={t('churnChart', { share: write(last.churn) })}
        days={weeks.map(({ on }) => ({ on, isComplete: true }))}
        series={[
          { name: beside === null ? t('weeklyChurn') : mine, values: weeks.map(({ churn }) => churn) },
          ...(beside === null ? [] : [{ name: beside.name, values: weeks.map(otherOf) }]),
        ]}
        form={beside === null ? 'bars' : 'lines'}
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
            ...(beside === null
              ? []
              : [
                  {
                    title: t('beside', { name: t('weeklyChurn'), other: beside.name }),
                    cell: (row: ChurnPeriod) => write(otherOf(row)),
                    plain: otherOf,
                  },
                ]),
            { title: t('churnLost'), cell: (row) => number(row.lost), plain: (row) => row.lost },
            { title: t('churnBase'), cell: (row) => number(row.base), plain: (row) => row.base },
          ]}
        />
      </details>
    </>
  )
}

import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { SurvivalWeek } from '#retention/contract'
import { retention } from '../api.ts'
import { Legend } from '../filters/Legend.tsx'
import { type Beside, besideOf, useCompared } from '../filters/useCompared.ts'
import { DataTable } from '../pulse/DataTable.tsx'
import { Part } from '../pulse/Part.tsx'
import { type PulseInput, weekly } from '../pulse/usePulse.ts'
import { words } from '../words.ts'

const SurvivalChart = lazy(() =>
  import('../charts/SurvivalChart.tsx').then((file) => ({ default: file.SurvivalChart })),
)

/** How many weeks they stay: the estimated share, with its interval. */
export function SurvivalPart({ input }: { input: PulseInput }) {
  const t = useWords(words)
  const query = useQuery({ ...retention.survival.queryOptions({ input }), ...weekly })
  const compared = useCompared()
  const second = useQuery({
    ...retention.survival.queryOptions({ input: compared?.input ?? input }),
    ...weekly,
    enabled: compared !== null,
  })
  const beside = besideOf(compared, second.data?.weeks)
  return (
    <Part title={t('howLongTheyStay')} query={query} isWide isCompared numbers={['survival.survival']}>
      {({ weeks }) =>
        weeks.length < 2 ? (
          <p className="quiet">{t('survivalNone')}</p>
        ) : (
          <Weeks weeks={weeks} beside={beside} />
        )
      }
    </Part>
  )
}

interface WeeksProps {
  weeks: readonly SurvivalWeek[]
  beside: Beside<readonly SurvivalWeek[]> | null
}

function Weeks({ weeks, beside }: WeeksProps) {
  const t = useWords(words)
  const { number, percent } = useFormats()
  const half = weeks.find(({ share }) => share <= 0.5)
  const last = weeks.at(-1)
  return (
    <>
      <p>
        {half === undefined
          ? t('mostStay', { week: last?.week ?? 0, share: percent(last?.share ?? 1) })
          : t('halfStay', { week: half.week })}
      </p>
      <Legend />
      <Suspense fallback={<div className="chart" />}>
        <SurvivalChart
          weeks={weeks}
          other={beside?.data ?? null}
          otherName={beside?.name ?? ''}
          label={t('survivalChart', { week: last?.week ?? 0, share: percent(last?.share ?? 1) })}
        />
      </Suspense>
      <details className="definitions">
        <summary>{t('asTable')}</summary>
        <DataTable
          file="survival"
          label={t('howLongTheyStay')}
          rows={weeks}
          isShort
          keyOf={({ week }) => String(week)}
          isTall
          columns={[
            { title: t('afterWeeks'), cell: (row) => t('week', { k: row.week }), plain: (row) => row.week },
            { title: t('survival'), cell: (row) => percent(row.share), plain: (row) => row.share },
            {
              title: t('interval95'),
              cell: ({ low, high }) => `${percent(low)} – ${percent(high)}`,
              plain: ({ low, high }) => `${low.toFixed(3)}–${high.toFixed(3)}`,
            },
            ...(beside === null
              ? []
              : [
                  {
                    title: t('beside', { name: t('survival'), other: beside.name }),
                    cell: (row: SurvivalWeek) => {
                      const share = beside.data[row.week]?.share
                      return share === undefined ? '–' : percent(share)
                    },
                    plain: (row: SurvivalWeek) => beside.data[row.week]?.share ?? null,
                  },
                ]),
            { title: t('knownSoFar'), cell: (row) => number(row.atRisk), plain: (row) => row.atRisk },
            { title: t('left'), cell: (row) => number(row.gone), plain: (row) => row.gone },
          ]}
        />
      </details>
    </>
  )
}

import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { LifecycleWeek } from '#retention/contract'
import { retention } from '../api.ts'
import { useDays } from '../days.ts'
import { words } from '../words.ts'
import { DataTable } from './DataTable.tsx'
import { Part } from './Part.tsx'
import { type PulseInput, weekly } from './usePulse.ts'

const LifecycleChart = lazy(() =>
  import('../charts/LifecycleChart.tsx').then((file) => ({ default: file.LifecycleChart })),
)

/** Who is new, who stayed, who returned and who did not come, by complete weeks. */
export function LifecyclePart({ input }: { input: PulseInput }) {
  const t = useWords(words)
  const query = useQuery({ ...retention.lifecycle.queryOptions({ input }), ...weekly })
  return (
    <Part
      title={t('lifecycle')}
      query={query}
      isWide
      numbers={['lifecycle.new', 'lifecycle.retained', 'lifecycle.resurrected', 'lifecycle.lapsed']}
    >
      {({ weeks }) => {
        const last = weeks.at(-1)
        return last === undefined ? (
          <p className="quiet">{t('lifecycleNone')}</p>
        ) : (
          <Weeks weeks={weeks} last={last} />
        )
      }}
    </Part>
  )
}

function Weeks({ weeks, last }: { weeks: readonly LifecycleWeek[]; last: LifecycleWeek }) {
  const t = useWords(words)
  const { number } = useFormats()
  const { short } = useDays()
  return (
    <>
      <Suspense fallback={<div className="chart" />}>
        <LifecycleChart
          weeks={weeks}
          label={t('lifecycleChart', {
            week: short(last.weekOn),
            fresh: number(last.new),
            retained: number(last.retained),
            resurrected: number(last.resurrected),
            lapsed: number(last.lapsed),
          })}
        />
      </Suspense>
      <details className="definitions">
        <summary>{t('asTable')}</summary>
        <DataTable
          file="lifecycle"
          label={t('lifecycle')}
          rows={weeks.toReversed()}
          isShort
          keyOf={({ weekOn }) => weekOn}
          columns={[
            { title: t('weekOf'), cell: (row) => short(row.weekOn), plain: (row) => row.weekOn },
            { title: t('newLearners'), cell: (row) => number(row.new), plain: (row) => row.new },
            {
              title: t('retainedLearners'),
              cell: (row) => number(row.retained),
              plain: (row) => row.retained,
            },
            {
              title: t('resurrectedLearners'),
              cell: (row) => number(row.resurrected),
              plain: (row) => row.resurrected,
            },
            { title: t('lapsedLearners'), cell: (row) => number(row.lapsed), plain: (row) => row.lapsed },
          ]}
        />
      </details>
    </>
  )
}

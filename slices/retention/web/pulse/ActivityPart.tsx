import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { Activity } from '#retention/contract'
import { retention } from '../api.ts'
import { Legend } from '../filters/Legend.tsx'
import { type Beside, besideOf, useCompared } from '../filters/useCompared.ts'
import { useDays } from '../days.ts'
import { words } from '../words.ts'
import { ActivityTable } from './ActivityTable.tsx'
import { Figures } from './Figures.tsx'
import { Part } from './Part.tsx'
import { live, type PulseInput } from './usePulse.ts'

const LearnersChart = lazy(() =>
  import('../charts/LearnersChart.tsx').then((file) => ({ default: file.LearnersChart })),
)
const TimeChart = lazy(() => import('../charts/TimeChart.tsx').then((file) => ({ default: file.TimeChart })))

/** Learners and learning time, day by day. */
export function ActivityPart({ input }: { input: PulseInput }) {
  const t = useWords(words)
  const query = useQuery({ ...retention.activity.queryOptions({ input }), ...live })
  const compared = useCompared()
  const second = useQuery({
    ...retention.activity.queryOptions({ input: compared?.input ?? input }),
    ...live,
    enabled: compared !== null,
  })
  const beside = besideOf(compared, second.data)
  const { short } = useDays()
  const last = query.data?.days.at(-1)
  return (
    <>
      <Part
        title={last?.isComplete === true ? t('daysUntil', { to: short(last.on) }) : t('thisWeek')}
        query={query}
        isWide
        isCompared
        numbers={numbers}
      >
        {(activity) => <Figures activity={activity} beside={beside} />}
      </Part>
      <Part title={t('learnersByDay')} query={query} isWide isCompared numbers={numbers.slice(0, 3)}>
        {(activity) => <Learners activity={activity} beside={beside} />}
      </Part>
      <Part title={t('timeByDay')} query={query} isCompared numbers={['activity.learningTime']}>
        {({ days }) => (
          <>
            <Legend />
            <Suspense fallback={<div className="chart" />}>
              <TimeChart
                days={days}
                other={beside === null ? null : { name: beside.name, days: beside.data.days }}
              />
            </Suspense>
          </>
        )}
      </Part>
    </>
  )
}

const numbers = [
  'activity.dau',
  'activity.wau',
  'activity.mau',
  'activity.learningTime',
  'activity.stickiness',
]

function Learners({ activity, beside }: { activity: Activity; beside: Beside<Activity> | null }) {
  const t = useWords(words)
  const { number } = useFormats()
  const last = activity.days.at(-1)
  const other = beside === null ? null : { name: beside.name, days: beside.data.days }
  return (
    <>
      <Legend />
      <Suspense fallback={<div className="chart" />}>
        <LearnersChart
          days={activity.days}
          other={other}
          label={t('learnersChart', {
            dau: number(last?.dau ?? 0),
            wau: number(last?.wau ?? 0),
            mau: number(last?.mau ?? 0),
          })}
        />
      </Suspense>
      <details className="definitions">
        <summary>{t('asTable')}</summary>
        <ActivityTable days={activity.days} other={other} />
      </details>
    </>
  )
}

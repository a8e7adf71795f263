import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { Activity } from '#retention/contract'
import { retention } from '../api.ts'
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
  return (
    <>
      <Part title={t('thisWeek')} query={query} isWide numbers={numbers}>
        {(activity) => <Figures activity={activity} />}
      </Part>
      <Part title={t('learnersByDay')} query={query} isWide numbers={numbers.slice(0, 3)}>
        {(activity) => <Learners activity={activity} />}
      </Part>
      <Part title={t('timeByDay')} query={query} numbers={['activity.learningTime']}>
        {({ days }) => (
          <Suspense fallback={<div className="chart" />}>
            <TimeChart days={days} />
          </Suspense>
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

function Learners({ activity }: { activity: Activity }) {
  const t = useWords(words)
  const { number } = useFormats()
  const last = activity.days.at(-1)
  return (
    <>
      <Suspense fallback={<div className="chart" />}>
        <LearnersChart
          days={activity.days}
          label={t('learnersChart', {
            dau: number(last?.dau ?? 0),
            wau: number(last?.wau ?? 0),
            mau: number(last?.mau ?? 0),
          })}
        />
      </Suspense>
      <details className="definitions">
        <summary>{t('asTable')}</summary>
        <ActivityTable days={activity.days} />
      </details>
    </>
  )
}

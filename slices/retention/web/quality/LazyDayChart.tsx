import { type ComponentProps, lazy, Suspense } from 'react'
import type { DayChart } from '../charts/DayChart.tsx'

const Loaded = lazy(() => import('../charts/DayChart.tsx').then((file) => ({ default: file.DayChart })))

/** The chart, fetched when it is first needed; its place is kept meanwhile. */
export function LazyDayChart(props: ComponentProps<typeof DayChart>) {
  return (
    <Suspense fallback={<div className="chart" />}>
      <Loaded {...props} />
    </Suspense>
  )
}

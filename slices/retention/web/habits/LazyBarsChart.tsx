import { type ComponentProps, lazy, Suspense } from 'react'
import type { BarsChart } from '../charts/BarsChart.tsx'

const Loaded = lazy(() => import('../charts/BarsChart.tsx').then((file) => ({ default: file.BarsChart })))

/** The chart, fetched when it is first needed; its place is kept meanwhile. */
export function LazyBarsChart(props: ComponentProps<typeof BarsChart>) {
  return (
    <Suspense fallback={<div className="chart" />}>
      <Loaded {...props} />
    </Suspense>
  )
}

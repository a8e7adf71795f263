import { useFormats, useWords } from '@banxue/ui/words'
import type { LifecycleWeek } from '#retention/contract'
import { useDays } from '../days.ts'
import { words } from '../words.ts'
import { axes, tooltip } from './axes.ts'
import { Chart } from './Chart.tsx'
import { hatch } from './hatch.ts'
import type { Palette } from './palette.ts'

interface LifecycleChartProps {
  /** Oldest first; all of them are over. */
  weeks: readonly LifecycleWeek[]
  label: string
}

/** Learners of each week as one bar of those who stayed, returned and are new; who did not come hangs below zero. */
export function LifecycleChart({ weeks, label }: LifecycleChartProps) {
  const t = useWords(words)
  const { number } = useFormats()
  const { short } = useDays()
  const amount = (value: number) => number(Math.abs(value))
  const option = (palette: Palette) => {
    const days = weeks.map(({ weekOn }) => ({ on: weekOn, isComplete: true }))
    const { xAxis, yAxis } = axes(days, palette, { day: short, value: amount })
    const { sky, lamp, leaf, clay, card } = palette
    const values = (key: Exclude<keyof LifecycleWeek, 'weekOn'>, sign = 1) =>
      weeks.map((week) => sign * week[key])
    return {
      grid: { left: 4, right: 92, top: 12, bottom: 4, containLabel: true },
      tooltip: { ...tooltip(palette), valueFormatter: amount },
      xAxis,
      // Below zero too.
      yAxis: { ...yAxis, min: undefined },
      series: [
        bars(t('retainedLearners'), values('retained'), { name: sky, fill: sky }),
        bars(t('resurrectedLearners'), values('resurrected'), { name: lamp, fill: lamp }),
        bars(t('newLearners'), values('new'), { name: leaf, fill: leaf }),
        bars(t('lapsedLearners'), values('lapsed', -1), { name: clay, fill: hatch(clay, card) }),
      ],
    }
  }
  return <Chart label={label} option={option} />
}

/** One layer of the bars; its name stands beside the last. */
function bars(name: string, values: readonly number[], colour: { name: string; fill: unknown }) {
  return {
    name,
    type: 'bar',
    stack: 'learners',
    barMaxWidth: 28,
    itemStyle: { color: colour.fill },
    emphasis: { disabled: true },
    data: values.map((value, index) => ({
      value,
      label: {
        show: index === values.length - 1 && value !== 0,
        position: 'right',
        distance: 10,
        formatter: '{a}',
        color: colour.name,
        fontSize: 12,
      },
    })),
    labelLayout: { moveOverlap: 'shiftY' },
  }
}

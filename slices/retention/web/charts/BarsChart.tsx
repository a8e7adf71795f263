import { axes, tooltip } from './axes.ts'
import { Chart } from './Chart.tsx'
import type { Palette } from './palette.ts'

interface BarsChartProps {
  /** The chart in words. */
  label: string
  /** What is counted. */
  name: string
  /** In their order. */
  bars: readonly { name: string; value: number }[]
  write: (value: number) => string
}

/** Counts by kind, as bars from zero. */
export function BarsChart({ label, name, bars, write }: BarsChartProps) {
  const option = (palette: Palette) => {
    const kinds = bars.map((bar) => ({ on: bar.name, isComplete: true }))
    const { xAxis, yAxis } = axes(kinds, palette, { day: (kind) => kind, value: write })
    return {
      grid: { left: 4, right: 8, top: 32, bottom: 4, containLabel: true },
      tooltip: { ...tooltip(palette), valueFormatter: write },
      xAxis,
      yAxis: { ...yAxis, name, nameTextStyle: { color: palette.quiet, fontSize: 12, align: 'left' } },
      series: [
        {
          name,
          type: 'bar',
          barMaxWidth: 44,
          itemStyle: { color: palette.sky, borderRadius: [3, 3, 0, 0] },
          emphasis: { disabled: true },
          data: bars.map(({ value }) => value),
        },
      ],
    }
  }
  return <Chart label={label} option={option} />
}

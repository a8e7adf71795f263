import { useFormats, useWords } from '@banxue/ui/words'
import type { SurvivalWeek } from '#retention/contract'
import { words } from '../words.ts'
import { axes, tooltip } from './axes.ts'
import { Chart } from './Chart.tsx'
import type { Palette } from './palette.ts'

interface SurvivalChartProps {
  weeks: readonly SurvivalWeek[]
  /** Weeks of a second set of filters, or null: a dashed line. */
  other: readonly SurvivalWeek[] | null
  otherName: string
  label: string
}

/** The share who stay, week by week, on the band of its 95 % interval. */
export function SurvivalChart({ weeks, other, otherName, label }: SurvivalChartProps) {
  const t = useWords(words)
  const { percent } = useFormats()
  const option = (palette: Palette) => {
    const days = weeks.map(({ week }) => ({ on: t('week', { k: week }), isComplete: true }))
    const { xAxis, yAxis } = axes(days, palette, { day: (week) => week, value: percent }, 0)
    const band = { type: 'line', stack: 'band', symbol: 'none', silent: true, tooltip: { show: false } }
    return {
      grid: { left: 4, right: 16, top: 12, bottom: 4, containLabel: true },
      tooltip: {
        ...tooltip(palette),
        valueFormatter: (value: number | null) => (value === null ? '–' : percent(value)),
      },
      xAxis: { ...xAxis, boundaryGap: false },
      yAxis: { ...yAxis, max: 1, interval: 0.25 },
      series: [
        { ...band, data: weeks.map(({ low }) => low), lineStyle: { opacity: 0 } },
        {
          ...band,
          data: weeks.map(({ low, high }) => high - low),
          lineStyle: { opacity: 0 },
          areaStyle: { color: palette.sky, opacity: 0.18 },
        },
        {
          name: t('survival'),
          type: 'line',
          data: weeks.map(({ share }) => share),
          symbolSize: 5,
          lineStyle: { color: palette.sky, width: 2 },
          itemStyle: { color: palette.sky },
          emphasis: { disabled: true },
        },
        ...(other === null
          ? []
          : [
              {
                name: `${t('survival')} · ${otherName}`,
                type: 'line',
                data: weeks.map(({ week }) => other[week]?.share ?? null),
                showSymbol: false,
                lineStyle: { color: palette.sky, width: 1.5, type: 'dashed', opacity: 0.7 },
                itemStyle: { color: palette.sky },
                emphasis: { disabled: true },
              },
            ]),
      ],
    }
  }
  return <Chart label={label} option={option} />
}

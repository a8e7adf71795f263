import { useFormats, useWords } from '@banxue/ui/words'
import { useCallback } from 'react'
import type { DayActivity } from '../../contract.ts'
import { useDays } from '../days.ts'
import { words } from '../words.ts'
import { axes, incompleteDays, tooltip } from './axes.ts'
import { Chart } from './Chart.tsx'
import { hatch } from './hatch.ts'
import type { Palette } from './palette.ts'

interface LearnersChartProps {
  days: readonly DayActivity[]
  label: string
}

/** Learners of the day, the week and the month; lines differ in colour and stroke and carry their names. */
export function LearnersChart({ days, label }: LearnersChartProps) {
  const t = useWords(words)
  const { number } = useFormats()
  const { short, long } = useDays()
  const option = useCallback(
    (palette: Palette) => {
      const open = incompleteDays(days)
      const line = (name: string, color: string, type: string, value: (day: DayActivity) => number) => ({
        name,
        type: 'line',
        data: days.map(value),
        showSymbol: false,
        lineStyle: { color, width: 2, type },
        itemStyle: { color },
        endLabel: { show: true, formatter: '{a}', color, fontSize: 12 },
        labelLayout: { moveOverlap: 'shiftY' },
        emphasis: { disabled: true },
      })
      const dau = line(t('dau'), palette.sky, 'solid', (day) => day.dau)
      return {
        grid: { left: 4, right: 52, top: 12, bottom: 4, containLabel: true },
        tooltip: { ...tooltip(palette), valueFormatter: (value: number) => number(value) },
        ...axes(days, palette, { day: short, value: number }),
        series: [
          open === null
            ? dau
            : {
                ...dau,
                markArea: {
                  silent: true,
                  itemStyle: { color: hatch(palette.hairline, null) },
                  data: [[{ xAxis: open[0] }, { xAxis: open[1] }]],
                },
              },
          line(t('wau'), palette.lamp, 'dashed', (day) => day.wau),
          line(t('mau'), palette.leaf, 'dotted', (day) => day.mau),
        ],
      }
    },
    [days, t, number, short],
  )
  const open = incompleteDays(days)
  return (
    <>
      <Chart label={label} option={option} />
      {open !== null && <p className="hatch-note quiet">{t('incompleteFrom', { day: long(open[0]) })}</p>}
    </>
  )
}

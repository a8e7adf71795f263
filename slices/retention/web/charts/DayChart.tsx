import { useWords } from '@banxue/ui/words'
import { useDays } from '../days.ts'
import { words } from '../words.ts'
import { axes, type ChartDay, incompleteDays, tooltip } from './axes.ts'
import { Chart } from './Chart.tsx'
import { hatch } from './hatch.ts'
import type { Palette } from './palette.ts'

interface DayChartProps {
  /** The chart in words. */
  label: string
  /** Oldest first. */
  days: readonly ChartDay[]
  /** One value per day, null where there is none; lines differ in stroke too and carry their names. */
  series: readonly { name: string; values: readonly (number | null)[] }[]
  form: 'lines' | 'bars'
  /** A value as it is read. */
  write: (value: number) => string
}

const strokes = ['solid', 'dashed', 'dotted'] as const

/** Values by local day; days that go on somewhere are hatched. */
export function DayChart({ label, days, series, form, write }: DayChartProps) {
  const t = useWords(words)
  const { short, long } = useDays()
  const open = incompleteDays(days)
  // One line has the name of its chart.
  const isNamed = form === 'lines' && series.length > 1
  const option = (palette: Palette) => {
    const hues = [palette.sky, palette.lamp, palette.leaf]
    return {
      grid: { left: 4, right: isNamed ? 64 : 8, top: 12, bottom: 4, containLabel: true },
      tooltip: {
        ...tooltip(palette),
        valueFormatter: (value: number | null | undefined) =>
          typeof value === 'number' ? write(value) : '–',
      },
      ...axes(days, palette, { day: short, value: write }, 0),
      series: series.map(({ name, values }, index) =>
        form === 'bars'
          ? bars(name, values, days, palette)
          : {
              ...line(name, values, hues[index] ?? palette.ink, strokes[index] ?? 'solid'),
              endLabel: { show: isNamed, formatter: '{a}', color: hues[index], fontSize: 12 },
              ...(index === 0 ? hatched(open, palette) : {}),
            },
      ),
    }
  }
  return (
    <>
      <Chart label={label} option={option} />
      {open !== null && <p className="hatch-note quiet">{t('incompleteFrom', { day: long(open.first) })}</p>}
    </>
  )
}

function line(name: string, values: readonly (number | null)[], color: string, type: string) {
  return {
    name,
    type: 'line',
    data: values,
    connectNulls: true,
    // A day between two without videos is a point, not a line.
    showSymbol: values.filter((value) => value !== null).length < 20,
    symbolSize: 5,
    lineStyle: { color, width: 2, type },
    itemStyle: { color },
    labelLayout: { moveOverlap: 'shiftY' },
    emphasis: { disabled: true },
  }
}

function bars(
  name: string,
  values: readonly (number | null)[],
  days: readonly ChartDay[],
  { sky, card }: Palette,
) {
  return {
    name,
    type: 'bar',
    barMaxWidth: 18,
    itemStyle: { color: sky, borderRadius: [3, 3, 0, 0] },
    emphasis: { disabled: true },
    data: values.map((value, index) => ({
      value,
      ...(days[index]?.isComplete === false ? { itemStyle: { color: hatch(sky, card) } } : {}),
    })),
  }
}

function hatched(open: ReturnType<typeof incompleteDays>, palette: Palette) {
  if (open === null) return {}
  return {
    markArea: {
      silent: true,
      itemStyle: { color: hatch(palette.quiet, null), opacity: 0.35 },
      data: [[{ xAxis: open.before }, { xAxis: open.last }]],
    },
  }
}

import { useFormats, useWords } from '@banxue/ui/words'
import type { DayActivity } from '#retention/contract'
import { useDays } from '../days.ts'
import { words } from '../words.ts'
import { axes, incompleteDays, tooltip } from './axes.ts'
import { Chart } from './Chart.tsx'
import { hatch } from './hatch.ts'
import { line } from './line.ts'
import type { Palette } from './palette.ts'

interface LearnersChartProps {
  days: readonly DayActivity[]
  /** The same days, or as many others, of a second set of filters: faint lines. */
  other: { name: string; days: readonly DayActivity[] } | null
  label: string
}

/** Learners of the day, the week and the month; lines differ in colour and stroke and carry their names. */
export function LearnersChart({ days, other, label }: LearnersChartProps) {
  const t = useWords(words)
  const { number } = useFormats()
  const { short, long } = useDays()
  const open = incompleteDays(days)
  const option = (palette: Palette) => ({
    grid: { left: 4, right: 52, top: 12, bottom: 4, containLabel: true },
    tooltip: {
      ...tooltip(palette),
      valueFormatter: (value: number | null) => (value === null ? '–' : number(value)),
    },
    ...axes(days, palette, { day: short, value: number }),
    series: [
      {
        ...line(
          t('dau'),
          palette.sky,
          'solid',
          days.map(({ dau }) => dau),
        ),
        ...hatched(open, palette),
      },
      line(
        t('wau'),
        palette.lamp,
        'dashed',
        days.map(({ wau }) => wau),
      ),
      line(
        t('mau'),
        palette.leaf,
        'dotted',
        days.map(({ mau }) => mau),
      ),
      ...(other === null
        ? []
        : (['dau', 'wau', 'mau'] as const).map((key, index) =>
            faint(
              `${t(key)} · ${other.name}`,
              [palette.sky, palette.lamp, palette.leaf][index] ?? palette.ink,
              ['solid', 'dashed', 'dotted'][index] ?? 'solid',
              // The last days stand above each other.
              days.map((_, n) => other.days.at(n - days.length)?.[key] ?? null),
            ),
          )),
    ],
  })
  return (
    <>
      <Chart label={label} option={option} />
      {open !== null && <p className="hatch-note quiet">{t('incompleteFrom', { day: long(open.first) })}</p>}
    </>
  )
}

function faint(name: string, color: string, type: string, data: readonly (number | null)[]) {
  return {
    name,
    type: 'line',
    data,
    showSymbol: false,
    lineStyle: { color, width: 1.25, type, opacity: 0.55 },
    itemStyle: { color, opacity: 0.55 },
    emphasis: { disabled: true },
  }
}

/** The days that go on somewhere, hatched behind the lines. */
function hatched(open: ReturnType<typeof incompleteDays>, palette: Palette) {
  if (open === null) return {}
  return {
    markArea: {
      silent: true,
      itemStyle: { color: hatch(palette.quiet, null), opacity: 0.35 },
      // A line reaches a day from the one before it.
      data: [[{ xAxis: open.before }, { xAxis: open.last }]],
    },
  }
}

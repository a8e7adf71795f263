import { useFormats, useWords } from '@banxue/ui/words'
import type { DayActivity } from '#retention/contract'
import { useDays } from '../days.ts'
import { words } from '../words.ts'
import { axes, tooltip } from './axes.ts'
import { Chart } from './Chart.tsx'
import { hatch } from './hatch.ts'
import type { Palette } from './palette.ts'

const hourS = 3600
const shownDays = 28

interface TimeChartProps {
  days: readonly DayActivity[]
  /** The same days, or as many others, of a second set of filters: faint bars. */
  other: { name: string; days: readonly DayActivity[] } | null
}

/** Learning time of all learners, hours a day over four weeks; days that go on are hatched. */
export function TimeChart({ days, other }: TimeChartProps) {
  const t = useWords(words)
  const { number, duration } = useFormats()
  const { short } = useDays()
  const shown = days.slice(-shownDays)
  const weekS = shown.slice(-7).reduce((sum, { learningS }) => sum + learningS, 0)
  const option = (palette: Palette) => ({
    grid: { left: 4, right: 8, top: 12, bottom: 4, containLabel: true },
    tooltip: {
      ...tooltip(palette),
      valueFormatter: (hours: number) => (hours === 0 ? '–' : duration(hours * hourS)),
    },
    ...axes(shown, palette, { day: short, value: (hours) => t('hours', { hours: number(hours) }) }),
    series: [
      {
        name: t('learningTime'),
        type: 'bar',
        barMaxWidth: 18,
        itemStyle: { color: palette.sky, borderRadius: [3, 3, 0, 0] },
        emphasis: { disabled: true },
        data: shown.map(({ learningS, isComplete }) => ({
          value: learningS / hourS,
          ...(isComplete ? {} : { itemStyle: { color: hatch(palette.sky, palette.card) } }),
        })),
      },
      ...(other === null
        ? []
        : [
            {
              name: `${t('learningTime')} · ${other.name}`,
              type: 'bar',
              barMaxWidth: 18,
              itemStyle: { color: palette.sky, opacity: 0.4, borderRadius: [3, 3, 0, 0] },
              emphasis: { disabled: true },
              data: shown.map((_, n) => (other.days.at(n - shown.length)?.learningS ?? 0) / hourS),
            },
          ]),
    ],
  })
  return <Chart label={t('timeChart', { time: duration(weekS) })} option={option} />
}

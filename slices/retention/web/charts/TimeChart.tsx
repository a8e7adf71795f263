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

/** Learning time of all learners, hours a day over four weeks; days that go on are hatched. */
export function TimeChart({ days }: { days: readonly DayActivity[] }) {
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
    ],
  })
  return <Chart label={t('timeChart', { time: duration(weekS) })} option={option} />
}

import { useWords } from '@banxue/ui/words'
import type { AlarmDay } from '#retention/contract'
import { useDays } from '../days.ts'
import { words } from '../words.ts'
import { axes, tooltip } from './axes.ts'
import { Chart } from './Chart.tsx'
import { line } from './line.ts'
import type { Palette } from './palette.ts'

interface AlarmChartProps {
  label: string
  days: readonly AlarmDay[]
  /** A value as it is read. */
  write: (value: number) => string
}

/** A series beside what was usual, and the line beyond which an alarm begins; unusual days are filled points. */
export function AlarmChart({ label, days, write }: AlarmChartProps) {
  const t = useWords(words)
  const { short } = useDays()
  const option = (palette: Palette) => ({
    grid: { left: 4, right: 68, top: 12, bottom: 4, containLabel: true },
    tooltip: {
      ...tooltip(palette),
      valueFormatter: (value: number | null | undefined) => (typeof value === 'number' ? write(value) : '–'),
    },
    ...axes(
      days.map(({ on }) => ({ on, isComplete: true })),
      palette,
      { day: short, value: write },
      0,
    ),
    series: [
      line(
        t('usual'),
        palette.leaf,
        'dashed',
        days.map(({ expected }) => expected),
      ),
      line(
        t('alarmBeyond'),
        palette.clay,
        'dotted',
        days.map(({ edge }) => edge),
      ),
      {
        ...line(t('observed'), palette.sky, 'solid', []),
        data: days.map(({ value, isUnusual }) => ({
          value,
          symbol: isUnusual ? 'diamond' : 'none',
          symbolSize: 12,
          itemStyle: { color: isUnusual ? palette.clay : palette.sky },
        })),
        showSymbol: true,
        showAllSymbol: true,
      },
    ],
  })
  return <Chart label={label} option={option} />
}

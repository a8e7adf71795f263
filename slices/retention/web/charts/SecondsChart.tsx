import { useFormats, useWords } from '@banxue/ui/words'
import type { VideoSeconds } from '#retention/contract'
import { clock } from '../inside/stretches.ts'
import { words } from '../words.ts'
import { axes, tooltip } from './axes.ts'
import { Chart } from './Chart.tsx'
import { line } from './line.ts'
import type { Palette } from './palette.ts'

/** Who is still there, second by second, and what is played again; the lines differ in stroke and carry their names. */
export function SecondsChart({ video, label }: { video: VideoSeconds; label: string }) {
  const t = useWords(words)
  const { percent } = useFormats()
  // Played again can be more often than once each.
  const top = Math.max(1, ...video.replays)
  const option = (palette: Palette) => {
    const seconds = video.still.map((_, second) => ({ on: String(second), isComplete: true }))
    const { xAxis, yAxis } = axes(
      seconds,
      palette,
      { day: (second) => clock(Number(second)), value: percent },
      0,
    )
    return {
      grid: { left: 4, right: 84, top: 12, bottom: 4, containLabel: true },
      tooltip: { ...tooltip(palette), valueFormatter: percent },
      xAxis,
      yAxis: { ...yAxis, max: top, ...(top === 1 && { interval: 0.25 }) },
      series: [
        { ...line(t('stillThere'), palette.sky, 'solid', video.still), step: 'end' },
        { ...line(t('playedAgain'), palette.lamp, 'dashed', video.replays), step: 'end' },
      ],
    }
  }
  return <Chart label={label} option={option} />
}

import type { DayActivity } from '#retention/contract'
import type { Palette } from './palette.ts'

/** Axes of a chart over local days: days below, a floor of zero at the left. */
export function axes(
  days: readonly DayActivity[],
  palette: Palette,
  write: { day: (on: string) => string; value: (value: number) => string },
) {
  const label = { color: palette.quiet, fontSize: 12, hideOverlap: true }
  return {
    xAxis: {
      type: 'category',
      data: days.map(({ on }) => on),
      boundaryGap: true,
      axisLine: { lineStyle: { color: palette.hairline } },
      axisTick: { show: false },
      axisLabel: { ...label, formatter: write.day },
    },
    yAxis: {
      type: 'value',
      min: 0,
      minInterval: 1,
      splitNumber: 3,
      splitLine: { lineStyle: { color: palette.hairline } },
      axisLabel: { ...label, formatter: write.value },
    },
  }
}

/** Look of the box that shows a day's figures under the pointer. */
export function tooltip(palette: Palette) {
  return {
    trigger: 'axis',
    backgroundColor: palette.card,
    borderColor: palette.hairline,
    textStyle: { color: palette.ink, fontSize: 13 },
    axisPointer: { lineStyle: { color: palette.quiet } },
    confine: true,
  }
}

/** First and last of the days that go on somewhere, or null where all are over. */
export function incompleteDays(days: readonly DayActivity[]): [from: string, to: string] | null {
  const open = days.filter(({ isComplete }) => !isComplete)
  const [first] = open
  const last = open.at(-1)
  return first === undefined || last === undefined ? null : [first.on, last.on]
}

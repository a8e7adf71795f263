import type { Palette } from './palette.ts'

/** A day of a chart. */
export interface ChartDay {
  /** `YYYY-MM-DD` */
  on: string
  /** False while the day goes on somewhere. */
  isComplete: boolean
}

/**
 * Axes of a chart over local days: days below, a floor of zero at the left.
 *
 * @param minInterval between two lines of the scale; 0 where values are not whole
 */
export function axes(
  days: readonly ChartDay[],
  palette: Palette,
  write: { day: (on: string) => string; value: (value: number) => string },
  minInterval = 1,
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
      minInterval,
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

/** The first day that goes on somewhere, the day before it and the last day, or null where all are over. */
export function incompleteDays(
  days: readonly ChartDay[],
): { first: string; before: string; last: string } | null {
  const at = days.findIndex(({ isComplete }) => !isComplete)
  const first = days[at]
  const last = days.at(-1)
  if (first === undefined || last === undefined) return null
  return { first: first.on, before: days[at - 1]?.on ?? first.on, last: last.on }
}

import { devices, networks, type Period, type PlaybackQuality } from '#retention/contract'
import { figuresOf, noSums, type PlaybackSums } from './figures.ts'
import { everyDay } from './period.ts'

/** A row of the report: what it is a row of, and which. */
export interface PlaybackRow extends PlaybackSums {
  kind: 'all' | 'day' | 'device' | 'network' | 'region'
  value: string
}

/** The report from its rows: every day of the period, known devices and networks in their order, regions by size. */
export function presentPlayback(
  rows: readonly PlaybackRow[],
  { period, today, lastCompleteDay }: { period: Period; today: string; lastCompleteDay: string },
): Omit<PlaybackQuality, 'asOf' | 'isStale'> {
  const of = (kind: PlaybackRow['kind']) =>
    new Map(rows.flatMap((row) => (row.kind === kind ? [[row.value, row]] : [])))
  const grouped = (kind: PlaybackRow['kind'], order: readonly string[]) => {
    const found = of(kind)
    const rest = [...found.keys()].filter((value) => !order.includes(value))
    return [...order, ...rest].flatMap((value) => {
      const row = found.get(value)
      return row === undefined ? [] : [{ value, ...figuresOf(row) }]
    })
  }
  const days = of('day')
  const regions = [...of('region').values()].toSorted((a, b) => b.sittings - a.sittings)
  return {
    overall: figuresOf(of('all').get('') ?? noSums),
    days: everyDay(period, today, lastCompleteDay, (on) => figuresOf(days.get(on) ?? noSums)),
    devices: grouped('device', devices),
    networks: grouped('network', networks),
    regions: regions.map((row) => ({ value: row.value, ...figuresOf(row) })),
  }
}

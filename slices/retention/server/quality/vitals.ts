import type { PageVitals, Period, Vitals } from '#retention/contract'
import { everyDay } from './period.ts'

/** A row of the report: what it is a row of, and which; the most page lives first. */
export interface VitalsRow extends Vitals {
  kind: 'all' | 'day' | 'page' | 'device' | 'region'
  value: string
}

const none: Vitals = { lives: 0, ttfbMs: null, lcpMs: null, inpMs: null, cls: null }

/** The report from its rows. */
export function presentVitals(
  rows: readonly VitalsRow[],
  { period, today, lastCompleteDay }: { period: Period; today: string; lastCompleteDay: string },
): Omit<PageVitals, 'asOf' | 'isStale'> {
  const of = (kind: VitalsRow['kind']) =>
    rows.flatMap((row) => (row.kind === kind ? [{ value: row.value, ...vitalsOf(row) }] : []))
  const days = new Map(of('day').map((row) => [row.value, row]))
  return {
    overall: vitalsOf(of('all')[0] ?? none),
    days: everyDay(period, today, lastCompleteDay, (on) => vitalsOf(days.get(on) ?? none)),
    pages: of('page'),
    devices: of('device'),
    regions: of('region'),
  }
}

const vitalsOf = ({ lives, ttfbMs, lcpMs, inpMs, cls }: Vitals): Vitals => ({
  lives,
  ttfbMs,
  lcpMs,
  inpMs,
  cls,
})

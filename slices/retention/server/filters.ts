import type { PulseFilters } from '../contract.ts'
import { addDays, daysBetween, mondayOf } from './day.ts'

/** Days that Date of ClickHouse begins and ends with: no bound. */
const always = { from: '1970-01-01', to: '2149-06-06' } as const

/** Days of the window of a report that draws days. */
const days = { usual: 60, min: 30, max: 92 } as const
const maxWeeks = 12

/** The days that reports are about, local dates in the school's zone. */
interface Days {
  today: string
  lastCompleteDay: string
}
/** Days of the chosen period; of none, the last ones there are. */
export interface Window {
  /** Last day. */
  last: string
  /** Last day that is over everywhere. */
  lastFull: string
  /** Days that a report by days shows, 1 to 92. */
  shownDays: number
}

/** The window of a report that ends with the chosen period, or with today. */
export function windowOf(filters: PulseFilters | undefined, { today, lastCompleteDay }: Days): Window {
  const to = filters?.to ?? today
  const last = to < today ? to : today
  const from = filters?.from ?? null
  return {
    last,
    lastFull: to < lastCompleteDay ? to : lastCompleteDay,
    shownDays: from === null ? days.usual : within(1, daysBetween(from, last) + 1, days.max),
  }
}

/** The filters as the queries take them; what restricts nothing is empty. */
export function filterParams(filters: PulseFilters | undefined, { last, lastFull, shownDays }: Window) {
  const from = filters?.from ?? null
  const cohort = filters?.cohort == null ? null : cohortDays(filters.cohort)
  return {
    last,
    lastFull,
    // Stickiness takes 28 complete days, however few are shown.
    days: Math.max(days.min, shownDays),
    weeks:
      from === null ? maxWeeks : within(1, daysBetween(mondayOf(from), mondayOf(last)) / 7 + 1, maxWeeks),
    from: from ?? always.from,
    to: filters?.to ?? always.to,
    cohortFirst: cohort?.first ?? always.from,
    cohortLast: cohort?.last ?? always.from,
    mainDevice: filters?.device ?? '',
    source: filters?.source ?? '',
    campaign: filters?.campaign ?? '',
  }
}

/**
 * First and last day of a cohort.
 *
 * @param cohort a month `2026-10`, or an ISO week `2026-W41`
 */
export function cohortDays(cohort: string): { first: string; last: string } {
  const [year = '', part = ''] = cohort.split('-')
  if (part.startsWith('W')) {
    // The week with 4 January is the first.
    const first = addDays(mondayOf(`${year}-01-04`), 7 * (Number(part.slice(1)) - 1))
    return { first, last: addDays(first, 6) }
  }
  const first = `${cohort}-01`
  return { first, last: addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1) }
}

const within = (low: number, value: number, high: number) => Math.min(Math.max(low, value), high)

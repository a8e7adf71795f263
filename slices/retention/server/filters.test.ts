import { expect, test } from 'vitest'
import { PulseFilters } from '../contract.ts'
import { cohortDays, filterParams, windowOf } from './filters.ts'

const today = { today: '2026-11-22', lastCompleteDay: '2026-11-20' }
const asked = (filters: Partial<PulseFilters>) => {
  const all = PulseFilters.parse(filters)
  return filterParams(all, windowOf(all, today))
}

test('a cohort is a month or an ISO week', () => {
  expect(cohortDays('2026-02')).toEqual({ first: '2026-02-01', last: '2026-02-28' })
  expect(cohortDays('2026-12')).toEqual({ first: '2026-12-01', last: '2026-12-31' })
  expect(cohortDays('2026-W01')).toEqual({ first: '2025-12-29', last: '2026-01-04' })
  expect(cohortDays('2026-W53')).toEqual({ first: '2026-12-28', last: '2027-01-03' })
})

test('without filters everybody is meant, and the last 60 days', () => {
  expect(asked({})).toEqual({
    last: '2026-11-22',
    lastFull: '2026-11-20',
    days: 60,
    weeks: 12,
    from: '1970-01-01',
    to: '2149-06-06',
    cohortFirst: '1970-01-01',
    cohortLast: '1970-01-01',
    mainDevice: '',
    source: '',
    campaign: '',
  })
})

test('a period moves the end of windows, and sets their length within bounds', () => {
  expect(asked({ to: '2026-10-31' })).toMatchObject({ last: '2026-10-31', lastFull: '2026-10-31', days: 60 })
  expect(asked({ from: '2026-08-01', to: '2026-10-31' })).toMatchObject({ days: 92, weeks: 12 })
  expect(asked({ from: '2025-01-01' })).toMatchObject({ last: '2026-11-22', days: 92 })
  expect(asked({ from: '2026-10-26', to: '2026-11-02' })).toMatchObject({ days: 30, weeks: 2 })
  expect(windowOf(PulseFilters.parse({ from: '2026-10-26', to: '2026-11-02' }), today).shownDays).toBe(8)
})

test('a period that is not over ends today', () => {
  expect(asked({ to: '2026-12-31' })).toMatchObject({ last: '2026-11-22', lastFull: '2026-11-20' })
  expect(asked({ to: '2026-11-21' })).toMatchObject({ last: '2026-11-21', lastFull: '2026-11-20' })
})

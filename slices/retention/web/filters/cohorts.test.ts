import { expect, test } from 'vitest'
import { daysOfMonth, firstDayOf, monthsUpTo, weeksUpTo } from './cohorts.ts'

test('months and weeks are those up to a day, the newest first', () => {
  expect(monthsUpTo('2026-01-31', 3)).toEqual(['2026-01', '2025-12', '2025-11'])
  expect(weeksUpTo('2026-01-01', 3)).toEqual(['2026-W01', '2025-W52', '2025-W51'])
  expect(weeksUpTo('2027-01-03', 2)).toEqual(['2026-W53', '2026-W52'])
})

test('every week is named by the Monday it began with', () => {
  expect(firstDayOf('2026-W01')).toBe('2025-12-29')
  expect(firstDayOf('2026-W53')).toBe('2026-12-28')
  expect(firstDayOf('2026-10')).toBe('2026-10-01')
})

test('a month has its days', () => {
  expect(daysOfMonth('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
  expect(daysOfMonth('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' })
})

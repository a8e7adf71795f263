import { expect, test } from 'vitest'
import { dueMonths } from './due-months.ts'

const now = new Date('2026-11-22T12:00:00Z')
const due = (tables: string[], keepMonths: number) =>
  dueMonths(tables, now, keepMonths).map(({ firstDay }) => firstDay)

test('this month and as many before it as are kept stay, older ones are due, oldest first', () => {
  const tables = ['event_2026_11', 'event_2025_10', 'event_2025_09', 'event_2024_12', 'event_2027_01']

  expect(due(tables, 13)).toEqual(['2024-12-01', '2025-09-01'])
  expect(due(tables, 1)).toEqual(['2024-12-01', '2025-09-01', '2025-10-01'])
  expect(due(tables, 240)).toEqual([])
})

test('what is no month stays: ids of absurd clocks, and tables that somebody else made', () => {
  expect(due(['event_default', 'event_2020_1', 'event_archive', 'old_event_2020_01'], 13)).toEqual([])
})

test('a month is known with its bounds', () => {
  expect(dueMonths(['event_2025_09'], now, 13)).toMatchObject([
    { table: 'event_2025_09', fromId: expect.stringContaining('-0000-0000-000000000000') as string },
  ])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, lastCompleteDay, mondayOf } from './day.ts'

test('a day is over once it has ended in UTC−12', () => {
  expect(lastCompleteDay(new Date('2026-11-22T11:59:59.999Z'))).toBe('2026-11-20')
  expect(lastCompleteDay(new Date('2026-11-22T12:00:00.000Z'))).toBe('2026-11-21')
})

test('the ISO week begins on Monday, over the turn of a year too', () => {
  expect(mondayOf('2026-11-22')).toBe('2026-11-16')
  expect(mondayOf('2026-11-16')).toBe('2026-11-16')
  expect(mondayOf('2027-01-01')).toBe('2026-12-28')
})

test('adding days and counting them are inverse', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -20_000, max: 20_000 }),
      fc.integer({ min: -4_000, max: 4_000 }),
      (start, n) => {
        const day = addDays('2026-01-01', start)
        expect(daysBetween(day, addDays(day, n))).toBe(n)
      },
    ),
  )
})

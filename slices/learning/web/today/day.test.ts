import { expect, test } from 'vitest'
import { daysBetween, isReturning, partOfDay } from './day.ts'

const at = (day: number, hour = 12) => new Date(2026, 10, day, hour)

test('days are counted by the calendar, not by the hours', () => {
  expect(daysBetween(at(20, 23), at(21, 1))).toBe(1)
  expect(daysBetween(at(20, 1), at(20, 23))).toBe(0)
})
test('somebody returns after three whole days without an act', () => {
  expect(isReturning(at(18, 23), at(21))).toBe(false)
  expect(isReturning(at(18, 23), at(22, 0))).toBe(true)
  expect(isReturning(null, at(22))).toBe(false)
})
test.each([
  [0, 'night'],
  [5, 'morning'],
  [11, 'noon'],
  [13, 'afternoon'],
  [18, 'evening'],
  [23, 'evening'],
] as const)('%i o’clock is %s', (hour, part) => {
  expect(partOfDay(hour)).toBe(part)
})

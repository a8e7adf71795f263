import { expect, test } from 'vitest'
import { weekOf } from './week.ts'

const day = (n: number) => ({
  on: `2026-11-${String(n).padStart(2, '0')}`,
  dau: n,
  wau: n,
  mau: n,
  learningS: 60,
  isComplete: n <= 20,
})

test('the last full day is compared with the same weekday before, the time is of seven days', () => {
  const { lastFull, weekBefore, weekS } = weekOf(Array.from({ length: 22 }, (_, n) => day(n + 1)))
  expect([lastFull?.dau, weekBefore?.dau, weekS]).toEqual([20, 13, 420])
})

test('the trailing week, month and time stand beside those before them', () => {
  const { earlier } = weekOf(Array.from({ length: 30 }, (_, n) => day(n + 1)))
  expect(earlier).toEqual({ wau: 23, mau: 2, weekS: 420 })
})

test('a school of its first day compares with nothing', () => {
  expect(weekOf([day(22)])).toEqual({
    lastFull: null,
    weekBefore: null,
    weekS: 60,
    earlier: { wau: null, mau: null, weekS: null },
  })
})

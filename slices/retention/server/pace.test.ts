import { expect, test } from 'vitest'
import { createPace } from './pace.ts'

test('work rests five times as long as it took', () => {
  const pace = createPace(60_000)
  expect(pace.isDue(0)).toBe(true)
  pace.rest(1_000, 200)
  expect(pace.isDue(1_999)).toBe(false)
  expect(pace.isDue(2_000)).toBe(true)
})

test('no rest is longer than the longest', () => {
  const pace = createPace(60_000)
  pace.rest(0, 600_000)
  expect(pace.isDue(60_000)).toBe(true)
})

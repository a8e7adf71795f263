import { expect, test } from 'vitest'
import { waitMs } from './retry.ts'

test.each([
  [1, 1, 1_000],
  [4, 1, 8_000],
  [30, 1, 300_000],
  [4, 0.5, 4_000],
  [1, 0, 500],
])('after %i failures, with chance %d, the wait is %i ms', (failures, random, expected) => {
  expect(waitMs(failures, random)).toBe(expected)
})

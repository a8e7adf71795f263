import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chanceOfAtLeast, chanceOfAtMost } from './tail.ts'

const almost = 1e-6

test.each([
  // Nearly Poisson: e^-3, and 1 - e^-3.
  [0, 3, 1e-6, 0.049_787],
  [2, 3, 1e-6, 0.423_19],
  // Negative binomial of size 1 is geometric: P(X ≤ 4 | mean 4) = 1 - 0.8^5.
  [4, 4, 1, 0.672_32],
])('at most %d where %d are expected, scattered by %d', (count, mean, dispersion, chance) => {
  expect(chanceOfAtMost(count, mean, dispersion)).toBeCloseTo(chance, 4)
})

test('a count is at most one number or at least the next', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5_000 }),
      fc.double({ min: 0.01, max: 5_000, noNaN: true }),
      fc.double({ min: 0.001, max: 2, noNaN: true }),
      (count, mean, dispersion) => {
        const below = chanceOfAtMost(count, mean, dispersion)
        expect(below).toBeGreaterThanOrEqual(0)
        expect(below).toBeLessThanOrEqual(1 + almost)
        expect(Math.abs(below + chanceOfAtLeast(count + 1, mean, dispersion) - 1)).toBeLessThan(almost)
      },
    ),
  )
})

test('at least nothing is certain', () => {
  expect(chanceOfAtLeast(0, 5, 0.1)).toBe(1)
})

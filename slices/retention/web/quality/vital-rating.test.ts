import { expect, test } from 'vitest'
import { ratingOf } from './vital-rating.ts'

test.each([
  ['lcpMs', 2_500, 'good'],
  ['lcpMs', 2_501, 'fair'],
  ['inpMs', 501, 'poor'],
  ['cls', 0, 'good'],
  ['ttfbMs', null, undefined],
] as const)('%s of %s is %s', (vital, value, rating) => {
  expect(ratingOf(vital, value)).toBe(rating)
})

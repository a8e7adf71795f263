import { expect, test } from 'vitest'
import { deviceOf } from './device.ts'

test.each([
  [true, 390, 'phone'],
  [true, 768, 'tablet'],
  [false, 900, 'desktop'],
] as const)('coarse pointer %s and a short side of %i px is a %s', (isCoarse, px, device) => {
  expect(deviceOf(isCoarse, px)).toBe(device)
})

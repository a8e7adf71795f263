import { expect, test } from 'vitest'
import { otherPlace } from './last-place.ts'

test('another device stood elsewhere from five seconds on', () => {
  expect([otherPlace(64.9, 60), otherPlace(65, 60), otherPlace(12, 60), otherPlace(null, 60)]).toEqual([
    null,
    65,
    12,
    null,
  ])
})

import { expect, test } from 'vitest'
import { unitSearch } from './unit-search.ts'

test('the address names a step, or a stretch of a video with both its ends', () => {
  const video = crypto.randomUUID()
  expect(unitSearch({ population: 'real', place: 2 })).toEqual({ population: 'real', place: 2 })
  expect(unitSearch({ video, from: 30, to: 40 })).toEqual({ video, from: 30, to: 40 })
  expect(unitSearch({ video, from: 30 })).toEqual({})
  expect(unitSearch({ video: 'x', from: 30, to: 40, place: -1 })).toEqual({})
})

import { expect, test } from 'vitest'
import { pulseSearch } from './pulse-search.ts'

test('an address that was tampered with asks for nothing in particular', () => {
  const course = crypto.randomUUID()
  expect(pulseSearch({ population: 'simulated', course })).toEqual({ population: 'simulated', course })
  expect(pulseSearch({ population: 'all', course: "'; drop", other: 1 })).toEqual({})
})

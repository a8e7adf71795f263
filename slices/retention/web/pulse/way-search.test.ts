import { expect, test } from 'vitest'
import { waySearch } from './way-search.ts'

test('the address says when they signed up and whose names are shown; what is not understood is left out', () => {
  expect(waySearch({ period: 'month', step: 'middle' })).toEqual({ period: 'month', step: 'middle' })
  expect(waySearch({ period: 'year', step: 6 })).toEqual({})
})

import { expect, test } from 'vitest'
import { lookPurposes } from '#identity/contract'
import { lookReasons, looksSearch } from './looks-search.ts'

test('the page offers every reason that the contract knows', () => {
  expect(lookReasons).toEqual(lookPurposes)
})

test('an address keeps the filters, and what is no filter is left out', () => {
  expect(looksSearch({ staff: 'Wu', person: '', purpose: 'pulse', other: 1 })).toEqual({
    staff: 'Wu',
    purpose: 'pulse',
  })
  expect(looksSearch({ staff: 7, purpose: 'gossip' })).toEqual({})
})

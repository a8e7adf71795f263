import { expect, test } from 'vitest'
import { outcomeOf } from './send-outcome.ts'

test.each([
  [200, 'kept'],
  [0, 'later'],
  [400, 'refused'],
  [401, 'sign_in'],
  [409, 'wrong_person'],
  [413, 'too_large'],
  [429, 'later'],
  [503, 'later'],
] as const)('an answer of %i is %s', (status, outcome) => {
  expect(outcomeOf(status)).toBe(outcome)
})

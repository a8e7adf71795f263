import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shownPresence } from './presence.ts'

test('how many learn now is shown from three on, and then it is the true number', () => {
  fc.assert(
    fc.property(fc.nat(10_000), (people) => {
      expect(shownPresence(people)).toBe(people < 3 ? null : people)
    }),
  )
})

import { expect, test } from 'vitest'
import { groupsOf } from './code.ts'

test('a code is read in groups of four', () => {
  expect(groupsOf('K7F3X9Q2MW4D')).toBe('K7F3 X9Q2 MW4D')
})

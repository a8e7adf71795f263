import { expect, test } from 'vitest'
import { access } from './access.ts'

test.each([
  ['a guest', { isGuest: true, isEnrolled: false }, 'open', 'guests_first_unit_only'],
  ['a member who is not enrolled', { isGuest: false, isEnrolled: false }, 'not_enrolled', 'not_enrolled'],
  ['a member who is', { isGuest: false, isEnrolled: true }, 'open', 'open'],
])('%s finds the first unit and the others as they are open to them', (_name, who, first, others) => {
  expect(access(who, true)).toBe(first)
  expect(access(who, false)).toBe(others)
})

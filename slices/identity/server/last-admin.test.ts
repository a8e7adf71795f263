import { expect, test } from 'vitest'
import type { Role } from '#identity/contract'
import { leavesNoAdmin } from './last-admin.ts'

test.each<[string, string[], Role[], boolean]>([
  ['the only admin stops being one', ['a'], ['learner'], true],
  ['the only admin gets one more role', ['a'], ['learner', 'admin', 'coach'], false],
  ['one of two admins stops being one', ['a', 'b'], ['learner'], false],
  ['somebody else changes', ['b'], ['learner'], false],
  ['a school without an admin changes somebody', [], ['learner'], false],
])('%s', (_case, admins, roles, expected) => {
  expect(
    leavesNoAdmin(
      admins.map((id) => ({ id })),
      'a',
      roles,
    ),
  ).toBe(expected)
})

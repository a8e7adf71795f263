import { expect, test } from 'vitest'
import { invitationState } from './invitation-state.ts'

const [before, now, after] = ['2026-11-21', '2026-11-22', '2026-11-23'].map((day) => new Date(day))
const times = { expiresAt: after as Date, acceptedAt: null, withdrawnAt: null }

test.each([
  ['open', times],
  ['expired', { ...times, expiresAt: now as Date }],
  ['withdrawn', { ...times, withdrawnAt: before as Date }],
  ['withdrawn', { ...times, withdrawnAt: before as Date, expiresAt: before as Date }],
  ['accepted', { ...times, acceptedAt: before as Date, expiresAt: before as Date }],
])('an invitation is %s: %j', (state, given) => {
  expect(invitationState(given, now as Date)).toBe(state)
})

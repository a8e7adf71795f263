import { expect, test } from 'vitest'
import { syncState } from './sync-state.ts'

const well = { states: [], events: 0, isOnline: true, outlivesPage: true }

test.each([
  ['nothing waits', well, 'safe'],
  ['nothing waits and there is no network', { ...well, isOnline: false }, 'safe'],
  ['one answer is on its way', { ...well, states: ['sending' as const] }, 'saving'],
  ['much is on its way', { ...well, states: Array.from({ length: 9 }, () => 'sending' as const) }, 'sending'],
  ['something failed', { ...well, states: ['later' as const, null] }, 'waiting'],
  ['there is no network', { ...well, states: [null], isOnline: false }, 'waiting'],
  ['learning time cannot be sent', { ...well, events: 3 }, 'waiting'],
  ['the session ended', { ...well, states: ['sign_in' as const], events: 3 }, 'sign_in'],
  ['the browser keeps nothing', { ...well, states: ['later' as const], outlivesPage: false }, 'not_kept'],
])('%s', (_what, given, expected) => {
  expect(syncState(given)).toEqual({ state: expected, count: given.states.length + given.events })
})

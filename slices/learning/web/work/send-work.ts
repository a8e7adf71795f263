import { isWorthRetrying, problemOf } from '@banxue/ui/rpc'
import { thisClock } from '@banxue/ui/telemetry/device-clock'
import { learning } from '../api.ts'
import type { Leaving, Setback } from './outbox.ts'

/** Takes a person's work to the server. */
export const sendWork = (personId: string, acts: Leaving[]) =>
  learning.sync.call({ personId, sentAt: thisClock.now(), acts })

export function setbackOf(error: unknown): Setback {
  const { code } = problemOf(error)
  if (code === 'SIGN_IN' || code === 'WRONG_PERSON') return 'sign_in'
  return code === 'TOO_MANY' || isWorthRetrying(error) ? 'later' : 'refused'
}

import type { LearnerStep, learnerSteps, Period } from '#retention/contract'
import { type PulseSearch, pulseSearch } from './pulse-search.ts'

/** What the address of the way from visit to finish says beside whom it is about. */
export interface WaySearch extends PulseSearch {
  /** When they signed up, or first visited; absent: at any time. */
  period?: Period
  /** The step whose people are shown. */
  step?: LearnerStep
}

// Written out, so that the address of a page that nobody opened costs no schema.
const periods: readonly Period[] = ['week', 'month', 'quarter']
const steps: typeof learnerSteps = ['signedUp', 'firstUnit', 'firstWeek', 'middle', 'finish']

/** Reads the address; what is not understood is left out. */
export function waySearch(search: Record<string, unknown>): WaySearch {
  const period = periods.find((one) => one === search['period'])
  const step = steps.find((one) => one === search['step'])
  return {
    ...pulseSearch(search),
    ...(period === undefined ? {} : { period }),
    ...(step === undefined ? {} : { step }),
  }
}

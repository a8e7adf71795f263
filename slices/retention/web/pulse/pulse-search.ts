import type { devices, Population, PulseFilters } from '#retention/contract'

/** What the address of Pulse says: whom, which course and which days it is about. What is absent stands for all. */
export interface PulseSearch {
  /** Absent: real learners, simulated ones only where there are no others. */
  population?: Population
  /** Id of a course; absent: all that the reader may see. */
  course?: string
  /** Month `2026-10` or ISO week `2026-W41` of the first learning act. */
  cohort?: string
  device?: PulseFilters['device'] & string
  /** Where they came from, as their first visit names it. */
  source?: string
  campaign?: string
  /** First and last day of the period, `YYYY-MM-DD`. */
  from?: string
  to?: string
  /** What all this is compared with, `device.desktop`: a filter and what it is there. */
  vs?: string
}

// Written out, so that the address of a page that nobody opened costs no schema.
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
const versus = /^[a-z]+\.[^\s].{0,99}$/
const cohortName = /^\d{4}-(?:0[1-9]|1[0-2]|W(?:0[1-9]|[1-4]\d|5[0-3]))$/
export const deviceNames: typeof devices = ['phone', 'tablet', 'desktop', 'unknown']

/** Reads the address; what is not understood is left out. */
export function pulseSearch(search: Record<string, unknown>): PulseSearch {
  const { population, course, cohort, vs } = search
  const [source, campaign] = [nameOf(search['source']), nameOf(search['campaign'])]
  const device = deviceNames.find((one) => one === search['device'])
  const [from, to] = [dayOf(search['from']), dayOf(search['to'])]
  // A period that ends before it begins is none.
  const isBackwards = from !== undefined && to !== undefined && from > to
  return {
    ...(population === 'real' || population === 'simulated' ? { population } : {}),
    ...(typeof course === 'string' && uuid.test(course) ? { course } : {}),
    ...(typeof cohort === 'string' && cohortName.test(cohort) ? { cohort } : {}),
    ...(device === undefined ? {} : { device }),
    ...(source === undefined ? {} : { source }),
    ...(campaign === undefined ? {} : { campaign }),
    ...(from === undefined || isBackwards ? {} : { from }),
    ...(to === undefined || isBackwards ? {} : { to }),
    ...(typeof vs === 'string' && versus.test(vs) ? { vs } : {}),
  }
}

/** A source or campaign; one of digits alone comes as a number. */
function nameOf(value: unknown): string | undefined {
  const name = typeof value === 'number' ? String(value) : value
  return typeof name === 'string' && name !== '' && name.length <= 100 ? name : undefined
}

/** A calendar date that there is. */
function dayOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^20\d\d-\d\d-\d\d$/.test(value)) return undefined
  const at = new Date(value)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value) ? value : undefined
}

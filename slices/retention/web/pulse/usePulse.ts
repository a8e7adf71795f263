import { useNavigate, useSearch } from '@tanstack/react-router'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CourseId } from '#courses/contract'
import type { PulseQuestion } from '#retention/contract'
import { retention } from '../api.ts'
import type { PulsePlace } from './places.ts'
import type { PulseSearch } from './pulse-search.ts'

/** Milliseconds between two looks; the rollups are at most as old. */
export const refreshMs = 5_000

/** What to ask the reports, and how often. */
export type PulseInput = PulseQuestion

export const live = { refetchInterval: refreshMs, placeholderData: keepPreviousData, staleTime: 0 } as const
/** What is counted by whole weeks moves by the day. */
export const weekly = { ...live, refetchInterval: 60_000 } as const

/**
 * Who learns just now is looked at more often: an act is counted within about two seconds, and an operator sees it
 * within five of when it was done.
 */
export const liveliest = { ...live, refetchInterval: 2_000 } as const

/**
 * Whom and what a page is about, and the ways to change it. Real learners come first; where there are none yet,
 * simulated ones, until somebody chooses.
 */
export function usePulse(place: PulsePlace) {
  const search = useSearch({ from: `/staff${place}` })
  const navigate = useNavigate()
  const audience = useQuery({
    ...retention.audience.queryOptions({ input: { population: 'real' } }),
    ...live,
  })
  const there = audience.data?.populations
  const onlySimulated = there !== undefined && there.real === 0 && there.simulated > 0
  const population = search.population ?? (onlySimulated ? 'simulated' : 'real')
  /** Sets what is given; an empty choice leaves the address. What is the page's own stays. */
  const change = (next: { [Name in keyof PulseSearch]?: string }) => {
    const changed: Record<string, unknown> = { ...search, ...next }
    for (const [name, value] of Object.entries(next)) if (value === '') delete changed[name]
    void navigate({ to: place, search: changed, replace: true, resetScroll: false })
  }
  const input = inputOf(search, population)
  return {
    /** Holds once the audience is known. */
    input,
    search,
    audience,
    change,
  }
}

/** What the reports are asked where the address says this. */
export function inputOf(search: PulseSearch, population: PulseInput['population']): PulseInput {
  const { course = null, cohort = null, device = null, source = null, campaign = null } = search
  const { from = null, to = null } = search
  return { population, courseId: course as CourseId | null, cohort, device, source, campaign, from, to }
}

import { useNavigate, useSearch } from '@tanstack/react-router'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CourseId } from '#courses/contract'
import type { Population } from '#retention/contract'
import { retention } from '../api.ts'
import type { PulsePlace } from './places.ts'
import type { PulseSearch } from './pulse-search.ts'

/** Milliseconds between two looks; the rollups are at most as old. */
export const refreshMs = 5_000

/** What to ask the reports, and how often. */
export interface PulseInput {
  population: Population
  courseId: CourseId | null
}

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
  const courseId = (search.course ?? null) as CourseId | null
  const audience = useQuery({
    ...retention.audience.queryOptions({ input: { population: 'real', courseId: null } }),
    ...live,
  })
  const there = audience.data?.populations
  const onlySimulated = there !== undefined && there.real === 0 && there.simulated > 0
  const population = search.population ?? (onlySimulated ? 'simulated' : 'real')
  const change = (next: PulseSearch) =>
    void navigate({ to: place, search: pruned({ ...search, ...next }), replace: true })
  const input: PulseInput = { population, courseId }
  return {
    /** Holds once the audience is known. */
    input,
    search,
    audience,
    choosePopulation: (next: Population) => change({ population: next }),
    chooseCourse: (next: string) => change({ course: next }),
  }
}

/** An empty choice leaves the address; what is the page's own stays. */
function pruned<Search extends PulseSearch>(search: Search): Search {
  const next = { ...search }
  if (next.course === '') delete next.course
  return next
}

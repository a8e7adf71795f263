import { useNavigate, useSearch } from '@tanstack/react-router'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CourseId } from '#courses/contract'
import type { Population } from '#retention/contract'
import { retention } from '../api.ts'
import type { PulseSearch } from './pulse-search.ts'

/** Milliseconds between two looks; the rollups are at most as old. */
export const refreshMs = 5_000

/** What to ask the reports, and how often. */
export interface PulseInput {
  population: Population
  courseId: CourseId | null
}

export const live = { refetchInterval: refreshMs, placeholderData: keepPreviousData, staleTime: 0 } as const

/**
 * Who learns just now is looked at more often: an act is counted within about two seconds, and an operator sees it
 * within five of when it was done.
 */
export const liveliest = { ...live, refetchInterval: 2_000 } as const

/**
 * Whom and what the page is about, and the ways to change it. Real learners come first; where there are none yet,
 * simulated ones, until somebody chooses.
 */
export function usePulse() {
  const search = useSearch({ from: '/staff/console/pulse' })
  const navigate = useNavigate()
  const courseId = (search.course ?? null) as CourseId | null
  const real = useQuery({
    ...retention.headline.queryOptions({ input: { population: 'real', courseId } }),
    ...liveliest,
  })
  const there = real.data?.populations
  const onlySimulated = there !== undefined && there.real === 0 && there.simulated > 0
  const population = search.population ?? (onlySimulated ? 'simulated' : 'real')
  const change = (next: PulseSearch) =>
    void navigate({ to: '/console/pulse', search: pruned({ ...search, ...next }), replace: true })
  return {
    /** Null until it is known which learners there are. */
    input: search.population === undefined && there === undefined ? null : { population, courseId },
    population,
    courseId,
    /** The answer for real learners, which also tells the populations and courses. */
    real,
    choosePopulation: (next: Population) => change({ population: next }),
    chooseCourse: (next: string) => change({ course: next }),
  }
}

/** An empty choice leaves the address. */
function pruned(search: PulseSearch): PulseSearch {
  return {
    ...(search.population === undefined ? {} : { population: search.population }),
    ...(search.course === undefined || search.course === '' ? {} : { course: search.course }),
  }
}

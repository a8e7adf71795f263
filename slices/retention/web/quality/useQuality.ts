import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { CourseId } from '#courses/contract'
import type { QualityQuestion } from '#retention/contract'
import { retention } from '../api.ts'
import type { QualitySearch } from './quality-search.ts'

/** Milliseconds between two looks; quality moves by the hour. */
const refreshMs = 15_000
export const slowly = { refetchInterval: refreshMs, placeholderData: keepPreviousData, staleTime: 0 } as const

/**
 * Whom, where and how long the page is about, and the way to change it. Real learners come first; where there are none
 * yet, simulated ones, until somebody chooses.
 */
export function useQuality() {
  const search = useSearch({ from: '/staff/console/quality' })
  const navigate = useNavigate()
  const courseId = (search.course ?? null) as CourseId | null
  const audience = useQuery({
    ...retention.audience.queryOptions({ input: { population: 'real' } }),
    ...slowly,
  })
  const there = audience.data?.populations
  const onlySimulated = there !== undefined && there.real === 0 && there.simulated > 0
  const population = search.population ?? (onlySimulated ? 'simulated' : 'real')
  const input: QualityQuestion = {
    population,
    courseId,
    period: search.period ?? 'month',
    device: search.device ?? null,
    network: search.network ?? null,
    region: search.region ?? null,
  }
  return {
    /** Null until it is known which learners there are. */
    input: search.population === undefined && there === undefined ? null : input,
    asked: input,
    /** Which learners and courses there are. */
    audience,
    /** An empty choice leaves the address. */
    choose(name: keyof QualitySearch, value: string) {
      const next: Record<string, unknown> = { ...search, [name]: value }
      if (value === '') delete next[name]
      void navigate({ to: '/console/quality', search: next, replace: true })
    },
  }
}

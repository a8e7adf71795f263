import type { Population } from '#retention/contract'

/** What the address of Pulse says: whom and which course it is about. */
export interface PulseSearch {
  /** Absent: real learners, simulated ones only where there are no others. */
  population?: Population
  /** Id of a course; absent: all that the reader may see. */
  course?: string
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Reads the address; what is not understood is left out. */
export function pulseSearch(search: Record<string, unknown>): PulseSearch {
  const { population, course } = search
  return {
    ...(population === 'real' || population === 'simulated' ? { population } : {}),
    ...(typeof course === 'string' && uuid.test(course) ? { course } : {}),
  }
}

import { createContext, use } from 'react'
import type { PulseInput } from '../pulse/usePulse.ts'

/** The second set of filters that a page is compared with. */
export interface Compared {
  input: PulseInput
  /** Which filter differs. */
  by: string
  /** What that filter is set to: on the page, and in the second set. */
  names: readonly [mine: string, other: string]
}

export const ComparedContext = createContext<Compared | null>(null)

/** What the page is compared with; null where it is not. */
export const useCompared = (): Compared | null => use(ComparedContext)

/** The second set's figures, and its name. */
export interface Beside<T> {
  name: string
  data: T
}

/** Puts a second answer beside the first, once both are there. */
export function besideOf<T>(compared: Compared | null, data: T | undefined): Beside<T> | null {
  return compared === null || data === undefined ? null : { name: compared.names[1], data }
}

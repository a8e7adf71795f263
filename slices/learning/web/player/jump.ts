import { createContext } from 'react'
import type { StepId } from '#courses/contract'

/** A moment that somebody goes to from outside its step: a note, a link. */
export interface Jump {
  stepId: StepId
  /** Media second; null in a step without media. */
  atS: number | null
}

/** Going to a moment of the unit, and the one that was last gone to; null outside the player. */
export const JumpTo = createContext<{
  last: Jump | null
  go: (stepId: StepId, atS: number | null) => void
} | null>(null)

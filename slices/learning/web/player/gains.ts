import type { UnitView } from '#learning/contract'

/** What a learner gained in a unit on one local day. */
export interface Gains {
  /** Steps done by learning, not by a mark. */
  steps: number
  /** Questions whose last answer was right. */
  right: number
}

/** Counts what was done in this unit since the local day began. */
export function gainsOf(view: UnitView, dayStart: Date): Gains {
  const today = view.states.filter(
    (state) =>
      state.completedBy === 'learning' && state.completedAt !== null && state.completedAt >= dayStart,
  )
  const right = today.filter((state) => state.lastFeedback?.isRight === true)
  return { steps: today.length, right: right.length }
}

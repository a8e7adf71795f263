import type { Span } from './spans.ts'

/** How something was completed: by learning, or by the learner's word ("mark as done"). */
export interface Completion {
  at: Date
  by: 'learning' | 'self'
}

/** What is known of one learner's work on one step. */
export interface StepProgress {
  /** Seconds the step was read in each page life, by the page's id. */
  readonly pages: Readonly<Record<string, number>>
  readonly reachedEnd: boolean
  /** Media seconds played. */
  readonly spans: readonly Span[]
  /** Ids of the answers given, sorted, each once. */
  readonly attemptIds: readonly string[]
  readonly completion: Completion | null
}

/** What is known of one learner's work on one unit, beside its steps. */
export interface UnitProgress {
  readonly openedAt: Date | null
  readonly completion: Completion | null
  /** When the learner moved up to a revision that asks for more than was completed; null otherwise. */
  readonly reopenedAt: Date | null
  /** The last learning act in the unit. */
  readonly lastActAt: Date | null
}

export const noStepProgress: StepProgress = {
  pages: {},
  reachedEnd: false,
  spans: [],
  attemptIds: [],
  completion: null,
}

export const noUnitProgress: UnitProgress = {
  openedAt: null,
  completion: null,
  reopenedAt: null,
  lastActAt: null,
}

/** Whether the unit counts as done under the learner's version. */
export const isUnitDone = (unit: UnitProgress): boolean =>
  unit.completion !== null && unit.reopenedAt === null

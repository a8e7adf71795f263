import type { Outline, StepId, UnitId } from '#courses/contract'
import { isStepDone, type OutlineStep, type OutlineUnit, requiredUnits, shareDone } from './done.ts'
import { latest, mergeCompletion } from './merge.ts'
import { type Completion, isUnitDone, type StepProgress, type UnitProgress } from './progress.ts'

/**
 * The step with its completion, where its work has become enough. What is completed stays so; an answer that was
 * given earlier and came later only moves the moment back.
 */
export function settleStep(step: OutlineStep, progress: StepProgress, at: Date): StepProgress {
  if (progress.completion !== null) {
    const isEarlier = progress.attemptIds.length > 0 && at < progress.completion.at
    return isEarlier ? { ...progress, completion: { ...progress.completion, at } } : progress
  }
  return isStepDone(step, progress) ? { ...progress, completion: { at, by: 'learning' } } : progress
}

/** The unit with its completion, where all it asks for is done; a unit marked as done then counts as learnt. */
export function settleUnit(
  unit: OutlineUnit,
  progress: UnitProgress,
  doneSteps: ReadonlySet<StepId>,
  at: Date,
): UnitProgress {
  if (shareDone(unit, doneSteps) < 1) return progress
  if (isUnitDone(progress) && progress.completion?.by === 'learning') return progress
  return {
    ...progress,
    completion: mergeCompletion(progress.completion, { at, by: 'learning' }),
    reopenedAt: null,
  }
}

/** When the last of what is completed was, in whatever order it came; `at` where that is later. */
export const lastCompletedAt = (
  parts: Iterable<{ completion: Completion | null } | undefined>,
  at: Date,
): Date => [...parts].map((part) => part?.completion?.at ?? null).reduce(latest, at) ?? at

/** The unit completed by the learner's word; what was learnt stays learnt. */
export function markUnit(progress: UnitProgress, at: Date): UnitProgress {
  if (isUnitDone(progress)) return progress
  return {
    ...progress,
    completion: mergeCompletion(progress.completion, { at, by: 'self' }),
    reopenedAt: null,
  }
}

/** How a course stands completed, or null: `self` where any required unit was only marked as done. */
export function courseCompletion(
  outline: Outline,
  units: ReadonlyMap<UnitId, UnitProgress>,
): Completion['by'] | null {
  const required = requiredUnits(outline).map((unit) => units.get(unit.id))
  if (!required.every((unit) => unit !== undefined && isUnitDone(unit))) return null
  return required.some((unit) => unit?.completion?.by === 'self') ? 'self' : 'learning'
}

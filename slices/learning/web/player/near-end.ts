import type { UnitView } from '#learning/contract'
import { joined } from '../video/seen.ts'
import { missingSteps, stateOf } from './unit-flow.ts'

/** So near is the end, seconds. */
const nearS = 120

/**
 * Seconds that the unit still takes: its required steps that are not done, by their estimates; of a video what was
 * not seen yet.
 */
export function remainingS(view: UnitView): number {
  if (view.state.completedAt !== null) return 0
  const missing = new Set(missingSteps(view))
  return view.steps
    .filter(({ id }) => missing.has(id))
    .reduce((sum, step) => sum + Math.max(1, step.estimatedS - seenS(view, step)), 0)
}

function seenS(view: UnitView, { id, content }: UnitView['steps'][number]): number {
  if (content.kind !== 'video') return 0
  return joined(stateOf(view, id)?.seen ?? []).reduce((sum, [fromS, toS]) => sum + toS - fromS, 0)
}

/**
 * Whether a learner in a unit is two minutes or less from its end, and has come some way: a unit that is so short
 * as a whole is not near its end at its beginning.
 *
 * @param leftS seconds that the unit still takes
 * @param progress share of its required steps that are done, 0 to 1
 */
export function isNearEnd(leftS: number, progress: number): boolean {
  return leftS > 0 && leftS <= nearS && progress > 0
}

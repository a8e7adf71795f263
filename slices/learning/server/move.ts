import type { Outline, StepId, UnitId } from '#courses/contract'
import { shareDone, unitsOf } from './done.ts'
import { isUnitDone, type UnitProgress } from './progress.ts'
import { settleUnit } from './settle.ts'

/**
 * The units that stand otherwise once a learner moves from one version to another. A unit whose revision did not
 * change stands as it did; a changed one is done where all it now asks for is done, and open again where not.
 */
export function moved(
  from: Outline,
  to: Outline,
  units: ReadonlyMap<UnitId, UnitProgress>,
  doneSteps: ReadonlySet<StepId>,
  at: Date,
): Map<UnitId, UnitProgress> {
  const revisions = new Map(unitsOf(from).map((unit) => [unit.id, unit.revision]))
  const changes = new Map<UnitId, UnitProgress>()
  for (const unit of unitsOf(to)) {
    const before = units.get(unit.id)
    if (before === undefined || revisions.get(unit.id) === unit.revision) continue
    const isShort = shareDone(unit, doneSteps) < 1 && isUnitDone(before)
    const after = isShort ? { ...before, reopenedAt: at } : settleUnit(unit, before, doneSteps, at)
    if (after !== before) changes.set(unit.id, after)
  }
  return changes
}

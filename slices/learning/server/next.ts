import type { Outline, StepId, UnitId } from '#courses/contract'
import type { Enrolment } from '#learning/contract'
import { type OutlineUnit, requiredSteps, requiredUnits } from './done.ts'
import { isUnitDone, noUnitProgress, type UnitProgress } from './progress.ts'

/** What is known of one learner's way through a course. */
export interface Way {
  units: ReadonlyMap<UnitId, UnitProgress>
  doneSteps: ReadonlySet<StepId>
  /** Where the learner last stood in each unit. */
  positions: ReadonlyMap<UnitId, { stepId: StepId; at: Date }>
}

/**
 * Where to go on: in the unit the learner was last in if it is unfinished, else in the next unfinished one
 * after it, else in the first unfinished one. Null when everything the course asks for is done.
 */
export function nextPlace(outline: Outline, way: Way): Enrolment['next'] {
  const units = requiredUnits(outline)
  const isOpen = (unit: OutlineUnit) => !isUnitDone(way.units.get(unit.id) ?? noUnitProgress)
  const last = units.reduce((best, _, index) => later(units, way, best, index), -1)
  const unit = units.slice(Math.max(0, last)).find(isOpen) ?? units.find(isOpen)
  if (unit === undefined) return null
  const missing = requiredSteps(unit).filter((step) => !way.doneSteps.has(step.id))
  const stood = way.positions.get(unit.id)?.stepId
  const known = unit.steps.some((step) => step.id === stood)
  return {
    place: { unitId: unit.id, stepId: (known ? stood : missing[0]?.id) ?? null },
    title: unit.title,
    remainingS: missing.reduce((sum, step) => sum + step.estimatedS, 0),
  }
}

/** The index of the unit that was touched later; -1 stands for none. */
function later(units: readonly OutlineUnit[], way: Way, best: number, index: number): number {
  const touched = touchedMs(units[index], way)
  return touched > 0 && touched >= touchedMs(units[best], way) ? index : best
}

function touchedMs(unit: OutlineUnit | undefined, way: Way): number {
  if (unit === undefined) return 0
  const progress = way.units.get(unit.id)
  const moments = [progress?.openedAt, progress?.lastActAt, way.positions.get(unit.id)?.at]
  return Math.max(0, ...moments.map((at) => at?.getTime() ?? 0))
}

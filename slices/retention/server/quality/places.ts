import type { Localized } from '@banxue/platform/i18n/language'
import type { StepId, UnitId } from '#courses/contract'
import type { CourseOutline } from '../needs.ts'

/** Names of places of courses. */
export interface Places {
  /** Title of a unit; null where no course has it any more. */
  unitTitle: (unitId: UnitId) => Localized | null
  /** Place of a step in its unit, from 1; null where the unit has it no more. */
  stepNumber: (unitId: UnitId, stepId: StepId) => number | null
}

export function placesOf(outlines: readonly CourseOutline[]): Places {
  const units = new Map(outlines.flatMap((course) => course.units.map((unit) => [unit.unitId, unit])))
  return {
    unitTitle: (unitId) => units.get(unitId)?.title ?? null,
    stepNumber(unitId, stepId) {
      const index = units.get(unitId)?.stepIds.indexOf(stepId) ?? -1
      return index === -1 ? null : index + 1
    },
  }
}

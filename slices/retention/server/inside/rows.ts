import type { UnitId } from '#courses/contract'
import type { LeftQuestion, Population } from '#retention/contract'
import type { Ask } from '../ask.ts'
import type { CourseOutline, RetentionNeeds } from '../needs.ts'
import { isWithin, type Scope } from '../scope.ts'
import { reports as files } from '../sql-files.ts'
import { leftWithin, type SecondRow } from './seconds.ts'
import type { StepRow } from './steps.ts'

export interface UnitAsked {
  population: Population
  unitId: UnitId
  /** All that the caller may see. */
  scope: Scope
}

type Place = NonNullable<ReturnType<typeof placeIn>>

/** The course and the unit; undefined where none of the courses has it. */
function placeIn(courses: readonly CourseOutline[], unitId: UnitId) {
  for (const course of courses)
    for (const unit of course.units) if (unit.unitId === unitId) return { course, unit }
  return undefined
}

export type LeftAt = Pick<LeftQuestion, 'place' | 'stepId' | 'fromS' | 'toS'>

/** Asks for the rows of one unit: counts and people come together. */
export function createUnitRows(needs: Pick<RetentionNeeds, 'courses'>, ask: Ask) {
  const placeOf = async ({ unitId, scope }: UnitAsked) =>
    placeIn(
      (await needs.courses.outlines()).filter(({ courseId }) => isWithin(scope, courseId)),
      unitId,
    )
  const asked = ({ population }: UnitAsked, { courseId }: CourseOutline) => ({
    population,
    scope: { everyCourse: false, courses: [courseId] } as const,
  })
  const stepRows = (question: UnitAsked, { course, unit }: Place) =>
    ask<StepRow>(files.unitSteps, asked(question, course), {
      course: course.courseId,
      unit: unit.unitId,
      steps: unit.stepIds,
    })
  const secondRows = (question: UnitAsked, { course, unit }: Place) =>
    ask<SecondRow>(files.unitSeconds, asked(question, course), { course: course.courseId, unit: unit.unitId })
  async function leftAt(question: UnitAsked, found: Place, { place, stepId, fromS, toS }: LeftAt) {
    if (stepId !== null) {
      const { rows, truth } = await secondRows(question, found)
      return { ...leftWithin(rows, stepId, fromS, toS), truth }
    }
    const { rows, truth } = await stepRows(question, found)
    const row = rows.find((one) => one.place === place)
    return { left: row?.lost ?? 0, latest: row?.latest ?? [], truth }
  }
  return { placeOf, stepRows, secondRows, leftAt }
}

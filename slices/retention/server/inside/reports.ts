import type { UnitId } from '#courses/contract'
import type { LeftLearners, LeftQuestion, Population, UnitSeconds, UnitSteps } from '#retention/contract'
import type { Ask } from '../ask.ts'
import type { CourseOutline, RetentionNeeds, Staff } from '../needs.ts'
import { isWithin, type Scope } from '../scope.ts'
import { reports as files } from '../sql-files.ts'
import { leftWithin, presentSeconds, type SecondRow } from './seconds.ts'
import { presentSteps, type StepRow } from './steps.ts'

export interface UnitAsked {
  population: Population
  unitId: UnitId
  /** All that the caller may see. */
  scope: Scope
}

/** The inside of one unit. With ClickHouse away it is the last good answer, marked stale. */
export function createInsideReports(needs: Pick<RetentionNeeds, 'courses' | 'names'>, ask: Ask) {
  /** The course and the unit; undefined where no course that the caller may see has it. */
  async function placeOf({ unitId, scope }: UnitAsked) {
    const courses = (await needs.courses.outlines()).filter(({ courseId }) => isWithin(scope, courseId))
    for (const course of courses)
      for (const unit of course.units) if (unit.unitId === unitId) return { course, unit }
    return undefined
  }
  const asked = ({ population }: UnitAsked, { courseId }: CourseOutline) => ({
    population,
    scope: { everyCourse: false, courses: [courseId] } as const,
  })
  type Place = NonNullable<Awaited<ReturnType<typeof placeOf>>>
  const stepRows = (question: UnitAsked, { course, unit }: Place) =>
    ask<StepRow>(files.unitSteps, asked(question, course), {
      course: course.courseId,
      unit: unit.unitId,
      steps: unit.stepIds,
    })
  const secondRows = (question: UnitAsked, { course, unit }: Place) =>
    ask<SecondRow>(files.unitSeconds, asked(question, course), { course: course.courseId, unit: unit.unitId })
  const nothing = { asOf: new Date(0), isStale: false }

  return {
    async unitSteps(question: UnitAsked): Promise<UnitSteps> {
      const place = await placeOf(question)
      if (place === undefined) return { ...nothing, title: null, courseTitle: null, stages: [] }
      const { rows, truth } = await stepRows(question, place)
      const { course, unit } = place
      return {
        ...truth,
        title: unit.title,
        courseTitle: course.title,
        stages: presentSteps(rows, unit.stepIds.length),
      }
    },
    async unitSeconds(question: UnitAsked): Promise<UnitSeconds> {
      const place = await placeOf(question)
      if (place === undefined) return { ...nothing, videos: [] }
      const { rows, truth } = await secondRows(question, place)
      return { ...truth, videos: presentSeconds(rows, place.unit.stepIds) }
    },
    /** @param by who is shown the names; people who were erased have none, and are left out */
    async unitLeft(
      question: UnitAsked,
      at: Pick<LeftQuestion, 'place' | 'stepId' | 'fromS' | 'toS'>,
      by: Staff,
    ): Promise<LeftLearners> {
      const found = await placeOf(question)
      if (found === undefined) return { ...nothing, left: 0, learners: [] }
      const { left, latest, truth } = await (at.stepId === null
        ? stepRows(question, found).then(({ rows, truth: true_ }) => {
            const row = rows.find(({ place }) => place === at.place)
            return { left: row?.lost ?? 0, latest: row?.latest ?? [], truth: true_ }
          })
        : secondRows(question, found).then(({ rows, truth: true_ }) => ({
            ...leftWithin(rows, at.stepId!, at.fromS, at.toS),
            truth: true_,
          })))
      const names = await needs.names(
        latest.map(([, learnerId]) => learnerId),
        { by, purpose: 'pulse' },
      )
      const learners = latest.flatMap(([negativeMs, learnerId]) => {
        const name = names.get(learnerId)
        return name === undefined ? [] : [{ name, lastAt: new Date(-negativeMs) }]
      })
      return { ...truth, left, learners }
    },
  }
}
export type InsideReports = ReturnType<typeof createInsideReports>

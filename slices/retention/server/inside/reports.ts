import type { LeftLearners, UnitSeconds, UnitSteps } from '#retention/contract'
import type { Ask } from '../ask.ts'
import type { RetentionNeeds, Staff } from '../needs.ts'
import { createUnitRows, type LeftAt, type UnitAsked } from './rows.ts'
import { type Left, presentSeconds } from './seconds.ts'
import { presentSteps } from './steps.ts'

/** The inside of one unit. With ClickHouse away it is the last good answer, marked stale. */
export function createInsideReports(needs: Pick<RetentionNeeds, 'courses' | 'names'>, ask: Ask) {
  const { placeOf, stepRows, secondRows, leftAt } = createUnitRows(needs, ask)
  /** Those who were erased have no name, and are left out. */
  async function named(latest: readonly Left[], by: Staff) {
    const shown = latest.map(([, learnerId]) => learnerId)
    const names = await needs.names(shown, { by, purpose: 'pulse' })
    return latest.flatMap(([negativeMs, learnerId]) => {
      const name = names.get(learnerId)
      return name === undefined ? [] : [{ name, lastAt: new Date(-negativeMs) }]
    })
  }
  const nothing = { asOf: new Date(0), isStale: false }

  return {
    async unitSteps(question: UnitAsked): Promise<UnitSteps> {
      const place = await placeOf(question)
      if (place === undefined)
        return { ...nothing, title: null, courseId: null, courseTitle: null, stages: [] }
      const { rows, truth } = await stepRows(question, place)
      const { course, unit } = place
      return {
        ...truth,
        title: unit.title,
        courseId: course.courseId,
        courseTitle: course.title,
        stages: presentSteps(rows, unit.stepIds),
      }
    },
    async unitSeconds(question: UnitAsked): Promise<UnitSeconds> {
      const place = await placeOf(question)
      if (place === undefined) return { ...nothing, videos: [] }
      const { rows, truth } = await secondRows(question, place)
      return { ...truth, videos: presentSeconds(rows, place.unit.stepIds) }
    },
    /** @param by who is shown the names; people who were erased have none, and are left out */
    async unitLeft(question: UnitAsked, at: LeftAt, by: Staff): Promise<LeftLearners> {
      const found = await placeOf(question)
      if (found === undefined) return { ...nothing, left: 0, learners: [] }
      const { left, latest, truth } = await leftAt(question, found, at)
      const learners = await named(latest, by)
      return { ...truth, left, learners }
    },
  }
}
export type InsideReports = ReturnType<typeof createInsideReports>

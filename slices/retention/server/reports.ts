import type { CourseId } from '#courses/contract'
import { type ActivityRow, presentActivity } from './activity.ts'
import type { Ask, Question } from './ask.ts'
import { type CohortCell, presentCohorts } from './cohorts.ts'
import { createCompletionReports } from './completion-reports.ts'
import { type DropOffRow, presentDropOff } from './drop-off.ts'
import type { RetentionNeeds, Staff } from './needs.ts'
import { isWithin, type Scope } from './scope.ts'
import { reads, reports as files } from './sql-files.ts'

interface LatestRow {
  learnerId: string
  courseId: CourseId
  atMs: number
}

/** Learners of a source and a campaign. */
interface OriginRow {
  source: string
  campaign: string
  learners: number
}

/** The reports of Pulse. With ClickHouse away they give the last good answer, else nothing, marked stale. */
export function createReports(needs: RetentionNeeds, ask: Ask) {
  const outlines = async (scope: Scope) =>
    (await needs.courses.outlines()).filter(({ courseId }) => isWithin(scope, courseId))
  const learnersOf = (question: Question) =>
    ask<{ real: number; simulated: number }>(files.populations, question)

  return {
    async activity(question: Question) {
      const { rows, truth, window } = await ask<ActivityRow>(files.activity, question)
      return { ...truth, ...presentActivity(rows, window) }
    },
    ...createCompletionReports(outlines, ask),
    async dropOff(question: Question) {
      const [{ rows, truth }, courses] = await Promise.all([
        ask<DropOffRow>(files.dropOff, question),
        outlines(question.scope),
      ])
      return { ...truth, units: presentDropOff(rows, courses) }
    },
    async cohorts(question: Question) {
      const { rows, truth, window } = await ask<CohortCell>(files.cohorts, question)
      return { ...truth, ...presentCohorts(rows, window.last, window.lastFull) }
    },
    async origins(question: Question) {
      const { rows, truth } = await ask<OriginRow>(reads.origins, question)
      return { ...truth, origins: [...rows] }
    },
    /** @param all the scope of everything that the caller may see; the filter offers its courses */
    async audience(question: Question, all: Scope) {
      const [populations, courses] = await Promise.all([
        learnersOf({ ...question, scope: all }),
        outlines(all),
      ])
      return {
        ...populations.truth,
        populations: populations.rows[0] ?? { real: 0, simulated: 0 },
        courses: courses.map(({ courseId, title }) => ({ courseId, title })),
      }
    },
    /**
     * @param all the scope of everything that the caller may see
     * @param by who is shown the names of those who learned last
     */
    async headline(question: Question, all: Scope, by: Staff) {
      const [populations, latest, courses] = await Promise.all([
        learnersOf({ ...question, scope: all }),
        ask<LatestRow>(files.latest, question),
        outlines(all),
      ])
      const shown = latest.rows.map(({ learnerId }) => learnerId)
      const names = await needs.names(shown, { by, purpose: 'pulse' })
      const titles = new Map(courses.map(({ courseId, title }) => [courseId, title]))
      return {
        ...latest.truth,
        populations: populations.rows[0] ?? { real: 0, simulated: 0 },
        courses: courses.map(({ courseId, title }) => ({ courseId, title })),
        latest: latest.rows.flatMap(({ learnerId, courseId, atMs }) => {
          const name = names.get(learnerId)
          return name === undefined
            ? []
            : [{ name, courseTitle: titles.get(courseId) ?? null, at: new Date(atMs) }]
        }),
      }
    },
  }
}
export type Reports = ReturnType<typeof createReports>

import type { Funnel, FunnelQuestion, LearnerStep, Sources, Stopped } from '#retention/contract'
import type { Ask, Question } from '../ask.ts'
import type { RetentionNeeds, Staff } from '../needs.ts'
import { daysOf } from '../quality/period.ts'
import { reports as files } from '../sql-files.ts'
import { type FunnelRow, presentFunnel, stoppedAt } from './funnel.ts'
import { presentSources } from './sources.ts'

export interface FunnelAsked extends Question, Pick<FunnelQuestion, 'period'> {}

/** The way from the first visit to the end of a course, and what brought people onto it. With ClickHouse away it is the last good answer, marked stale. */
export function createFunnelReports(needs: Pick<RetentionNeeds, 'courses' | 'names'>, ask: Ask) {
  /** Counts and people come together, so that who taps on a number sees the people it counts. */
  async function rowsOf(question: FunnelAsked) {
    const hasVisits = isOfVisits(question)
    const courses = (await needs.courses.outlines()).filter(({ units }) => units.length > 0)
    const answer = await ask<FunnelRow>(files.funnel, question, {
      withVisits: hasVisits,
      days: question.period === null ? 0 : daysOf[question.period],
      courseIds: courses.map(({ courseId }) => courseId),
      unitCounts: courses.map(({ units }) => units.length),
    })
    return { ...answer, hasVisits }
  }
  return {
    async funnel(question: FunnelAsked): Promise<Funnel> {
      const { rows, truth, hasVisits } = await rowsOf(question)
      return { ...truth, stages: presentFunnel(rows, hasVisits) }
    },
    async sources(question: FunnelAsked): Promise<Sources> {
      const { rows, truth, hasVisits } = await rowsOf(question)
      return { ...truth, sources: presentSources(rows, hasVisits) }
    },
    /** @param by who is shown the names; people who were erased have none, and are left out */
    async stopped(question: FunnelAsked, step: LearnerStep, by: Staff): Promise<Stopped> {
      const { rows, truth } = await rowsOf(question)
      const { stopped, latest } = stoppedAt(rows, step)
      const shown = latest.map(([, learnerId]) => learnerId)
      const names = await needs.names(shown, { by, purpose: 'pulse' })
      const learners = latest.flatMap(([negativeMs, learnerId]) => {
        const name = names.get(learnerId)
        return name === undefined ? [] : [{ name, lastAt: negativeMs === 0 ? null : new Date(-negativeMs) }]
      })
      return { ...truth, stopped, learners }
    },
  }
}
export type FunnelReports = ReturnType<typeof createFunnelReports>

/** A visit is to the school, of somebody who has not learned yet: no course has any, no cohort and no device learned on. */
const isOfVisits = ({ scope, filters }: FunnelAsked): boolean =>
  scope.everyCourse && (filters?.cohort ?? null) === null && (filters?.device ?? null) === null

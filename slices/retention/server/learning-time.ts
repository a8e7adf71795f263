import { setTimeout as pause } from 'node:timers/promises'
import type { CourseId } from '#courses/contract'
import { createAnalytics } from './analytics.ts'
import { createLastGood } from './last-good.ts'
import type { RetentionNeeds } from './needs.ts'
import { asOf, reachOf } from './reach.ts'
import { reads } from './sql-files.ts'

/** An answer serves everybody who looks at a certificate for this long. */
const freshMs = 10_000
const keptAnswers = 500
/** Nobody waits longer for a number that a page can do without. */
const patienceMs = 2_000

/**
 * Learning time of somebody in a course that they completed, whole seconds: the union over tabs and devices.
 * Null where it cannot be told in truth: the store is away or slow, or has not counted everything up to the completion.
 */
export type LearningTime = (personId: string, courseId: CourseId, completedAt: Date) => Promise<number | null>

export function createLearningTime(needs: Pick<RetentionNeeds, 'analytics' | 'clock' | 'log'>): LearningTime {
  const analytics = createAnalytics(needs.analytics)
  const lastGood = createLastGood({
    clock: needs.clock,
    size: keptAnswers,
    freshMs,
    onFailure: (key, error) =>
      needs.log.warn({ key, error: String(error) }, 'A learning time could not be read'),
  })

  async function read(learner: string, course: CourseId, completedAt: Date): Promise<number | null> {
    const [reach, [row]] = await Promise.all([
      reachOf(analytics),
      analytics.rows<{ learningS: number }>(reads.learningTime, { learner, course }),
    ])
    return row === undefined || asOf(reach) < completedAt ? null : Math.round(row.learningS)
  }

  return async (personId, courseId, completedAt) => {
    const asked = lastGood.answer(`${personId} ${courseId}`, () => read(personId, courseId, completedAt))
    const answer = await Promise.race([asked, pause(patienceMs, null, { ref: false })])
    return answer?.value ?? null
  }
}

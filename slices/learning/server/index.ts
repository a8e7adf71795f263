import { createLearningHandlers } from './handlers.ts'
import { createLearningJobs } from './jobs.ts'
import type { Needs } from './needs.ts'
import { createLearningReads } from './reads.ts'
import { createLearningRoutes } from './routes.ts'

export type { CourseQuestions } from './needs.ts'
export type { CourseCompletion } from './reads.ts'
export { createNews, type News } from './news.ts'

/** The learning slice: enrolment, the player's procedures, answers, progress and presence. */
export function createLearning(needs: Needs) {
  return {
    routes: createLearningRoutes(needs),
    handlers: createLearningHandlers(needs),
    jobs: createLearningJobs(needs),
    reads: createLearningReads(needs),
  }
}

import { createAnalytics } from './analytics.ts'
import type { RetentionNeeds } from './needs.ts'
import { createReports } from './reports.ts'
import { createRollUp } from './roll-up.ts'
import { createRetentionRoutes } from './routes.ts'

export { metricsPage } from './metrics-page.ts'
export type { CourseOutline, RetentionNeeds } from './needs.ts'

/**
 * Sense: the reports of Pulse over the rollups of the analytics store. The job keeps the rollups fresh; without it
 * reports stand still and say so in `asOf`.
 */
export function createRetention(needs: RetentionNeeds) {
  return {
    routes: createRetentionRoutes(createReports(needs), (personId) => needs.courses.taughtBy(personId)),
    jobs: [createRollUp(createAnalytics(needs.analytics))],
  }
}

import { exportAlarms } from './alarms/export-alarms.ts'
import { type AlarmNeeds, createAlarmReports } from './alarms/reports.ts'
import { createWatch, type WatchNeeds } from './alarms/watch.ts'
import { createAnalytics } from './analytics.ts'
import { exportArrival } from './arrival-export.ts'
import { createAsk } from './ask.ts'
import { createLearningTime } from './learning-time.ts'
import { createFunnelReports } from './funnel/reports.ts'
import { createHabitReports } from './habits/reports.ts'
import { createInsideReports } from './inside/reports.ts'
import { createLifecycleReports } from './lifecycle/reports.ts'
import { createQualityReports } from './quality/reports.ts'
import { createReports } from './reports.ts'
import { createRollUp } from './roll-up.ts'
import { createRetentionRoutes } from './routes.ts'
import { createSavedViews, type SavedViewNeeds } from './saved-views/index.ts'
import { createWeeklyMail } from './weekly-mail/index.ts'
import type { WeeklyMailNeeds } from './weekly-mail/needs.ts'

export { judge, learningDays } from './alarms/judge.ts'
export { filterParams, windowOf } from './filters.ts'
export { metricsPage } from './metrics-page.ts'
export type { CourseOutline, RetentionNeeds } from './needs.ts'
export { reports } from './sql-files.ts'

/**
 * Sense: the reports of Pulse over the rollups of the analytics store. The job keeps the rollups fresh; without it
 * reports stand still and say so in `asOf`.
 */
export function createRetention(
  needs: Omit<WeeklyMailNeeds, 'alarms'> & SavedViewNeeds & AlarmNeeds & WatchNeeds,
) {
  const analytics = createAnalytics(needs.analytics)
  const watch = createWatch(needs)
  const rollUp = createRollUp(analytics)
  const arrivalOf = exportArrival(analytics)
  const ask = createAsk(needs)
  const reports = {
    ...createReports(needs, ask),
    ...createAlarmReports(needs, ask),
    ...createFunnelReports(needs, ask),
    ...createHabitReports(ask),
    ...createInsideReports(needs, ask),
    ...createLifecycleReports(ask),
    ...createQualityReports(needs, ask),
  }
  const weeklyMail = createWeeklyMail({
    ...needs,
    alarms: (population, scope) => reports.alarms(population, scope),
  })
  const savedViews = createSavedViews(needs)
  return {
    routes: {
      ...createRetentionRoutes(reports, (personId) => needs.courses.taughtBy(personId)),
      ...weeklyMail.routes,
      ...savedViews.routes,
    },
    jobs: [rollUp.job, watch.job, weeklyMail.job],
    /** `POST /mail/stop`, from mail programs. */
    stopMailHandler: (request: Request) => weeklyMail.stop(request),
    reads: {
      /** What the slice keeps of a person. */
      exportOf: (personId: string) => [
        ...savedViews.exportOf(personId),
        ...weeklyMail.exportOf(personId),
        ...exportAlarms(needs.db)(personId),
        ...arrivalOf(personId),
      ],
      /** Deletes what the slice keeps of people beside the log; safe to repeat. */
      async forgetPeople(personIds: readonly string[]) {
        await weeklyMail.forgetPeople(personIds)
        await savedViews.forgetPeople(personIds)
      },
      /** Seconds that a person learned in a course they completed; null where that cannot be told yet. */
      learningS: createLearningTime(needs),
    },
    /** Counts all news at once, without rests: after a rebuild of the analytics store, and in tests. */
    catchUp: () => rollUp.catchUp(),
  }
}

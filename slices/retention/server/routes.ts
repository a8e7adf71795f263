import { actorOf, guarded } from '@banxue/platform/api/guard'
import { isAllowed } from '#identity/contract'
import { retentionContract } from '../contract.ts'
import type { AlarmReports } from './alarms/reports.ts'
import { createAlarmRoutes } from './alarms/routes.ts'
import { createAsked } from './asked.ts'
import { definitions } from './definitions.ts'
import type { FunnelReports } from './funnel/reports.ts'
import { createFunnelRoutes } from './funnel/routes.ts'
import type { HabitReports } from './habits/reports.ts'
import { createHabitRoutes } from './habits/routes.ts'
import type { InsideReports } from './inside/reports.ts'
import { createInsideRoutes } from './inside/routes.ts'
import type { LifecycleReports } from './lifecycle/reports.ts'
import { createLifecycleRoutes } from './lifecycle/routes.ts'
import type { RetentionNeeds } from './needs.ts'
import type { QualityReports } from './quality/reports.ts'
import { createQualityRoutes } from './quality/routes.ts'
import type { Reports } from './reports.ts'

/** HTTP in, HTTP out: whose courses the caller sees is decided in `asked`, what they hold in the reports. */
export function createRetentionRoutes(
  reports: AlarmReports &
    Reports &
    FunnelReports &
    HabitReports &
    InsideReports &
    LifecycleReports &
    QualityReports,
  taughtBy: RetentionNeeds['courses']['taughtBy'],
) {
  const retention = guarded(retentionContract, isAllowed)
  const asked = createAsked(taughtBy)
  return {
    audience: retention.audience.handler(async ({ input, context }) =>
      reports.audience(await asked.of(context, input), await asked.scopeIn(context, null)),
    ),
    headline: retention.headline.handler(async ({ input, context }) =>
      reports.headline(await asked.of(context, input), await asked.scopeIn(context, null), actorOf(context)),
    ),
    origins: retention.origins.handler(async ({ input, context }) =>
      reports.origins(await asked.of(context, input)),
    ),
    activity: retention.activity.handler(async ({ input, context }) =>
      reports.activity(await asked.of(context, input)),
    ),
    completion: retention.completion.handler(async ({ input, context }) =>
      reports.completion(await asked.of(context, input)),
    ),
    completionBy: retention.completionBy.handler(async ({ input, context }) =>
      reports.completionBy(await asked.of(context, input)),
    ),
    dropOff: retention.dropOff.handler(async ({ input, context }) =>
      reports.dropOff(await asked.of(context, input)),
    ),
    cohorts: retention.cohorts.handler(async ({ input, context }) =>
      reports.cohorts(await asked.of(context, input)),
    ),
    definitions: retention.definitions.handler(() => [...definitions]),
    ...createAlarmRoutes(reports, asked),
    ...createFunnelRoutes(reports, asked),
    ...createHabitRoutes(reports, asked),
    ...createInsideRoutes(reports, asked),
    ...createLifecycleRoutes(reports, asked),
    ...createQualityRoutes(reports, asked),
  }
}

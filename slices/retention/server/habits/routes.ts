import { guarded } from '@banxue/platform/api/guard'
import { isAllowed } from '#identity/contract'
import { retentionContract } from '#retention/contract'
import type { Asked } from '../asked.ts'
import type { HabitReports } from './reports.ts'

export function createHabitRoutes(reports: HabitReports, asked: Asked) {
  const retention = guarded(retentionContract, isAllowed)
  return {
    habit: retention.habit.handler(async ({ input, context }) =>
      reports.habit(await asked.of(context, input)),
    ),
    timeSpread: retention.timeSpread.handler(async ({ input, context }) =>
      reports.timeSpread(await asked.of(context, input)),
    ),
    persistence: retention.persistence.handler(async ({ input, context }) =>
      reports.persistence(await asked.of(context, input)),
    ),
    survival: retention.survival.handler(async ({ input, context }) =>
      reports.survival(await asked.of(context, input)),
    ),
  }
}

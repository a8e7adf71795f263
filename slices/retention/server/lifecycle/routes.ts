import { guarded } from '@banxue/platform/api/guard'
import { isAllowed } from '#identity/contract'
import { retentionContract } from '#retention/contract'
import type { Asked } from '../asked.ts'
import type { LifecycleReports } from './reports.ts'

export function createLifecycleRoutes(reports: LifecycleReports, asked: Asked) {
  const retention = guarded(retentionContract, isAllowed)
  return {
    lifecycle: retention.lifecycle.handler(async ({ input, context }) =>
      reports.lifecycle(await asked.of(context, input)),
    ),
    churn: retention.churn.handler(async ({ input, context }) =>
      reports.churn(await asked.of(context, input)),
    ),
  }
}

import { actorOf, guarded } from '@banxue/platform/api/guard'
import { isAllowed } from '#identity/contract'
import { retentionContract } from '#retention/contract'
import type { Asked } from '../asked.ts'
import type { FunnelReports } from './reports.ts'

export function createFunnelRoutes(reports: FunnelReports, asked: Asked) {
  const retention = guarded(retentionContract, isAllowed)
  return {
    funnel: retention.funnel.handler(async ({ input, context }) =>
      reports.funnel({ ...(await asked.of(context, input)), period: input.period }),
    ),
    sources: retention.sources.handler(async ({ input, context }) =>
      reports.sources({ ...(await asked.of(context, input)), period: input.period }),
    ),
    stopped: retention.stopped.handler(async ({ input, context }) =>
      reports.stopped(
        { ...(await asked.of(context, input)), period: input.period },
        input.step,
        actorOf(context),
      ),
    ),
  }
}

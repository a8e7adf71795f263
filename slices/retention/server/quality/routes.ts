import type { RequestContext } from '@banxue/platform/api/context'
import { actorOf, guarded } from '@banxue/platform/api/guard'
import { isAllowed } from '#identity/contract'
import { type QualityQuestion, retentionContract } from '#retention/contract'
import type { Asked } from '../asked.ts'
import type { QualityAsked, QualityReports } from './reports.ts'

export function createQualityRoutes(reports: QualityReports, asked: Asked) {
  const retention = guarded(retentionContract, isAllowed)
  const of = async (context: RequestContext, input: QualityQuestion): Promise<QualityAsked> => ({
    ...input,
    ...(await asked.whom(context, input)),
  })
  return {
    playback: retention.playback.handler(async ({ input, context }) =>
      reports.playback(await of(context, input)),
    ),
    troubledUnits: retention.troubledUnits.handler(async ({ input, context }) =>
      reports.troubledUnits(await of(context, input)),
    ),
    troubledLearners: retention.troubledLearners.handler(async ({ input, context }) =>
      reports.troubledLearners(await of(context, input), actorOf(context)),
    ),
    afterTrouble: retention.afterTrouble.handler(async ({ input, context }) =>
      reports.afterTrouble(await of(context, input)),
    ),
    stutters: retention.stutters.handler(async ({ input, context }) =>
      reports.stutters(await of(context, input), actorOf(context)),
    ),
    pageVitals: retention.pageVitals.handler(async ({ input, context }) =>
      reports.pageVitals(await of(context, input)),
    ),
  }
}

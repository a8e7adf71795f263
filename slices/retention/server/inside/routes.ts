import type { RequestContext } from '@banxue/platform/api/context'
import { actorOf, guarded } from '@banxue/platform/api/guard'
import { isAllowed } from '#identity/contract'
import { retentionContract, type UnitQuestion } from '#retention/contract'
import type { Asked } from '../asked.ts'
import type { InsideReports } from './reports.ts'
import type { UnitAsked } from './rows.ts'

export function createInsideRoutes(reports: InsideReports, asked: Asked) {
  const retention = guarded(retentionContract, isAllowed)
  const of = async (context: RequestContext, { population, unitId }: UnitQuestion): Promise<UnitAsked> => ({
    population,
    unitId,
    scope: await asked.scopeIn(context, null),
  })
  return {
    unitSteps: retention.unitSteps.handler(async ({ input, context }) =>
      reports.unitSteps(await of(context, input)),
    ),
    unitSeconds: retention.unitSeconds.handler(async ({ input, context }) =>
      reports.unitSeconds(await of(context, input)),
    ),
    unitLeft: retention.unitLeft.handler(async ({ input, context }) =>
      reports.unitLeft(await of(context, input), input, actorOf(context)),
    ),
  }
}

import { actorOf, guarded } from '@banxue/platform/api/guard'
import type { RequestContext } from '@banxue/platform/api/context'
import type { CourseId } from '#courses/contract'
import { isAllowed } from '#identity/contract'
import { type PulseQuestion, type QualityQuestion, retentionContract } from '../contract.ts'
import { definitions } from './definitions.ts'
import type { RetentionNeeds } from './needs.ts'
import type { Question } from './ask.ts'
import type { QualityAsked, QualityReports } from './quality/reports.ts'
import type { Reports } from './reports.ts'
import { scopeOf } from './scope.ts'

/** HTTP in, HTTP out: whose courses the caller sees is decided here, what they hold in the reports. */
export function createRetentionRoutes(
  reports: Reports & QualityReports,
  taughtBy: RetentionNeeds['courses']['taughtBy'],
) {
  const retention = guarded(retentionContract, isAllowed)

  async function scopeIn(context: RequestContext, courseId: CourseId | null) {
    const { personId, roles } = actorOf(context)
    return scopeOf(courseId, roles, roles.includes('instructor') ? await taughtBy(personId) : [])
  }
  const asked = async (context: RequestContext, input: PulseQuestion): Promise<Question> => ({
    population: input.population,
    scope: await scopeIn(context, input.courseId),
  })

  const askedQuality = async (context: RequestContext, input: QualityQuestion): Promise<QualityAsked> => ({
    ...input,
    ...(await asked(context, input)),
  })

  return {
    headline: retention.headline.handler(async ({ input, context }) =>
      reports.headline(await asked(context, input), await scopeIn(context, null), actorOf(context)),
    ),
    activity: retention.activity.handler(async ({ input, context }) =>
      reports.activity(await asked(context, input)),
    ),
    completion: retention.completion.handler(async ({ input, context }) =>
      reports.completion(await asked(context, input)),
    ),
    dropOff: retention.dropOff.handler(async ({ input, context }) =>
      reports.dropOff(await asked(context, input)),
    ),
    cohorts: retention.cohorts.handler(async ({ input, context }) =>
      reports.cohorts(await asked(context, input)),
    ),
    playback: retention.playback.handler(async ({ input, context }) =>
      reports.playback(await askedQuality(context, input)),
    ),
    troubledUnits: retention.troubledUnits.handler(async ({ input, context }) =>
      reports.troubledUnits(await askedQuality(context, input)),
    ),
    troubledLearners: retention.troubledLearners.handler(async ({ input, context }) =>
      reports.troubledLearners(await askedQuality(context, input), actorOf(context)),
    ),
    afterTrouble: retention.afterTrouble.handler(async ({ input, context }) =>
      reports.afterTrouble(await askedQuality(context, input)),
    ),
    stutters: retention.stutters.handler(async ({ input, context }) =>
      reports.stutters(await askedQuality(context, input), actorOf(context)),
    ),
    pageVitals: retention.pageVitals.handler(async ({ input, context }) =>
      reports.pageVitals(await askedQuality(context, input)),
    ),
    definitions: retention.definitions.handler(() => [...definitions]),
  }
}

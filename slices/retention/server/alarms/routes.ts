import type { RequestContext } from '@banxue/platform/api/context'
import { actorOf, guarded } from '@banxue/platform/api/guard'
import { isAllowed } from '#identity/contract'
import { retentionContract } from '#retention/contract'
import type { Asked } from '../asked.ts'
import type { AlarmReports } from './reports.ts'

/** What somebody may not see is not there for them. */
export function createAlarmRoutes(reports: AlarmReports, asked: Asked) {
  const retention = guarded(retentionContract, isAllowed)
  const all = (context: RequestContext) => asked.scopeIn(context, null)
  return {
    alarms: retention.alarms.handler(async ({ input, context }) =>
      reports.alarms(input.population, await asked.scopeIn(context, input.courseId)),
    ),
    alarm: retention.alarm.handler(async ({ input, context, errors }) => {
      const page = await reports.alarm(input.id, await all(context))
      if (page === null) throw errors.NO_SUCH_ALARM()
      return page
    }),
    alarmCarriers: retention.alarmCarriers.handler(async ({ input, context, errors }) => {
      const carriers = await reports.alarmCarriers(input.id, await all(context))
      if (carriers === null) throw errors.NO_SUCH_ALARM()
      return carriers
    }),
    alarmLearners: retention.alarmLearners.handler(async ({ input, context, errors }) => {
      const learners = await reports.alarmLearners(input.id, await all(context), actorOf(context))
      if (learners === null) throw errors.NO_SUCH_ALARM()
      return learners
    }),
    acknowledgeAlarm: retention.acknowledgeAlarm.handler(async ({ input, context, errors }) => {
      const { personId } = actorOf(context)
      if (!(await reports.acknowledge(input.id, await all(context), personId, input.isAcknowledged)))
        throw errors.NO_SUCH_ALARM()
      return {}
    }),
    noteAlarm: retention.noteAlarm.handler(async ({ input, context, errors }) => {
      if (!(await reports.note(input.id, await all(context), actorOf(context).personId, input)))
        throw errors.NO_SUCH_ALARM()
      return {}
    }),
    judgeAlarm: retention.judgeAlarm.handler(async ({ input, context, errors }) => {
      const { personId } = actorOf(context)
      if (!(await reports.judgeAlarm(input.id, await all(context), personId, input.isReal)))
        throw errors.NO_SUCH_ALARM()
      return {}
    }),
  }
}

import { actorOf, guarded } from '@banxue/platform/api/guard'
import type { Clock } from '@banxue/platform/clock'
import { originOf } from '@banxue/platform/events/publish'
import { identityContract, isAllowed } from '#identity/contract'
import { exportLimit } from './limits.ts'
import type { ConsentStore } from './store/consents.ts'
import type { ExportStore } from './store/exports.ts'
import type { LimitStore } from './store/limits.ts'
import type { LookStore } from './store/looks.ts'

export interface MyDataNeeds {
  clock: Clock
  consents: ConsentStore
  looks: LookStore
  exports: ExportStore
  limits: LimitStore
}

const identity = guarded(identityContract, isAllowed)

/** What people do with their own data. HTTP in, HTTP out. */
export function createMyDataRoutes({ clock, consents, looks, exports, limits }: MyDataNeeds) {
  return {
    listConsents: identity.listConsents.handler(({ context }) => consents.list(actorOf(context).personId)),

    setConsent: identity.setConsent.handler(async ({ input, context }) => {
      const actor = actorOf(context)
      const by = { ...originOf(actor, clock.now()), subjectId: actor.personId }
      await consents.set(input.purpose, input.isGranted, by)
      return {}
    }),

    requestExport: identity.requestExport.handler(async ({ context, errors }) => {
      const { personId } = actorOf(context)
      const now = clock.now()
      const before = await exports.newest(personId, now)
      if (before !== null && (before.state === 'waiting' || before.state === 'running')) return before
      const verdict = await limits.count(`export|${personId}`, exportLimit, now)
      if (!verdict.isAllowed) throw errors.TOO_MANY({ data: { retryAfterS: verdict.retryAfterS } })
      return exports.request(personId, now)
    }),

    exportState: identity.exportState.handler(({ context }) =>
      exports.newest(actorOf(context).personId, clock.now()),
    ),

    ownLooks: identity.ownLooks.handler(({ input, context }) =>
      looks.ofPerson(actorOf(context).personId, input.before),
    ),

    listLooks: identity.listLooks.handler(({ input }) => looks.list(input)),
  }
}

import { actorOf, guarded } from '@banxue/platform/api/guard'
import type { Clock } from '@banxue/platform/clock'
import { originOf } from '@banxue/platform/events/publish'
import { identityContract, isAllowed } from '#identity/contract'
import type { ConsentStore } from './store/consents.ts'
import type { LookStore } from './store/looks.ts'

export interface MyDataNeeds {
  clock: Clock
  consents: ConsentStore
  looks: LookStore
}

const identity = guarded(identityContract, isAllowed)

/** What people do with their own data. HTTP in, HTTP out. */
export function createMyDataRoutes({ clock, consents, looks }: MyDataNeeds) {
  return {
    listConsents: identity.listConsents.handler(({ context }) => consents.list(actorOf(context).personId)),

    setConsent: identity.setConsent.handler(async ({ input, context }) => {
      const actor = actorOf(context)
      const by = { ...originOf(actor, clock.now()), subjectId: actor.personId }
      await consents.set(input.purpose, input.isGranted, by)
      return {}
    }),

    ownLooks: identity.ownLooks.handler(({ input, context }) =>
      looks.ofPerson(actorOf(context).personId, input.before),
    ),

    listLooks: identity.listLooks.handler(({ input }) => looks.list(input)),
  }
}

import { actorOf, guarded } from '@banxue/platform/api/guard'
import type { Clock } from '@banxue/platform/clock'
import { originOf } from '@banxue/platform/events/publish'
import { identityContract, isAllowed } from '#identity/contract'
import type { ConsentStore } from './store/consents.ts'

export interface MyDataNeeds {
  clock: Clock
  consents: ConsentStore
}

const identity = guarded(identityContract, isAllowed)

/** What people do with their own data. HTTP in, HTTP out. */
export function createMyDataRoutes({ clock, consents }: MyDataNeeds) {
  return {
    listConsents: identity.listConsents.handler(({ context }) => consents.list(actorOf(context).personId)),

    setConsent: identity.setConsent.handler(async ({ input, context }) => {
      const actor = actorOf(context)
      const by = { ...originOf(actor, clock.now()), subjectId: actor.personId }
      await consents.set(input.purpose, input.isGranted, by)
      return {}
    }),
  }
}

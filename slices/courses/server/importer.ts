import type { Actor } from '@banxue/platform/auth/actor'
import type { Origin } from '@banxue/platform/events/publish'
import { regionOf } from '@banxue/platform/events/region'

/** Who imports. */
export interface Importer {
  /** Whether courses that others teach may be changed. */
  mayAny: boolean
  /** `subjectId` is null: a course is about nobody. */
  origin: Omit<Origin, 'at'>
}

export const importerOf = (actor: Actor): Importer => ({
  mayAny: actor.roles.includes('admin'),
  origin: {
    actorId: actor.personId,
    subjectId: null,
    zone: actor.zone,
    simulated: actor.simulated,
    sessionId: actor.sessionId,
    region: regionOf({ header: actor.country ?? null, zone: actor.zone }),
  },
})

/** The command line's, and the demo's. @param actorId who then teaches what is new; null for nobody */
export const schoolItself = (actorId: string | null): Importer => ({
  mayAny: true,
  origin: { actorId, subjectId: null, zone: 'UTC', simulated: false, sessionId: null },
})

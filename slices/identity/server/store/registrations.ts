import { publish } from '@banxue/platform/events/publish'
import type { Language } from '@banxue/platform/i18n/language'
import type { Kysely, Transaction } from 'kysely'
import { PersonRegistered } from '#identity/events'
import type { IdentityTables } from '../tables.ts'

export interface SimulatedPerson {
  /** Made where absent. */
  id?: string
  name: string
  language: Language
  zone: string
  /** When they registered. */
  at: Date
  /** Id of the browser in which they did. */
  visitorId?: string
}

/** Registered persons and the fact that each of them owes the log, exactly once. */
export function createRegistrationStore(db: Kysely<IdentityTables>) {
  return {
    /**
     * Publishes the registrations the log does not know yet, at most 200; answers how many. The sign-in library
     * commits an account without telling, so this is what finds it, right after the request or at the next tick.
     */
    async publishMissing(at: Date): Promise<number> {
      return db.transaction().execute(async (tx) => {
        const missing = await tx
          .selectFrom('person')
          .select(['id', 'zone', 'simulated', 'registered_at', 'was_guest', 'visitor_id'])
          .where('registered_at', 'is not', null)
          .where('registration_published_at', 'is', null)
          .orderBy('registered_at')
          .limit(200)
          .forUpdate()
          .skipLocked()
          .execute()
        for (const person of missing) await publishRegistration(tx, person, at)
        return missing.length
      })
    },

    /** Makes a simulated learner with an account of the past; answers the id. */
    async registerSimulated(person: SimulatedPerson): Promise<string> {
      return db.transaction().execute(async (tx) => {
        const row = await tx
          .insertInto('person')
          .values({
            ...(person.id === undefined ? {} : { id: person.id }),
            kind: 'member',
            name: person.name,
            roles: ['learner'],
            language: person.language,
            zone: person.zone,
            simulated: true,
            created_at: person.at,
            last_seen_at: person.at,
            registered_at: person.at,
            visitor_id: person.visitorId ?? null,
          })
          .returning(['id', 'zone', 'simulated', 'registered_at', 'was_guest', 'visitor_id'])
          .executeTakeFirstOrThrow()
        await publishRegistration(tx, row, person.at)
        return row.id
      })
    },

    /** Deletes every simulated person with what hangs on them; answers how many. */
    async clearSimulated(): Promise<number> {
      const done = await db.deleteFrom('person').where('simulated', '=', true).executeTakeFirst()
      return Number(done.numDeletedRows)
    },
  }
}
export type RegistrationStore = ReturnType<typeof createRegistrationStore>

interface Registered {
  id: string
  zone: string
  simulated: boolean
  registered_at: Date | null
  was_guest: boolean
  visitor_id: string | null
}

/** Writes the fact that a person registered, in the transaction that marks it as written. */
export async function publishRegistration(
  tx: Transaction<IdentityTables>,
  person: Registered,
  now: Date,
): Promise<void> {
  const { id, zone, simulated } = person
  const at = person.registered_at ?? now
  const origin = { actorId: id, subjectId: id, at, zone, simulated, sessionId: null }
  await publish(tx, PersonRegistered, origin, {
    wasGuest: person.was_guest,
    visitorId: person.visitor_id,
  })
  await tx.updateTable('person').set({ registration_published_at: now }).where('id', '=', id).execute()
}

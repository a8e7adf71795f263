import { type Origin, publish } from '@banxue/platform/events/publish'
import type { Language } from '@banxue/platform/i18n/language'
import type { Kysely, Transaction } from 'kysely'
import { GuestMerged, PersonErased } from '#identity/events'
import type { IdentityTables } from '../tables.ts'
import { hashOf } from '../token.ts'
import { inheritConsents } from './consents.ts'

export interface NewGuest {
  language: Language
  zone: string
  visitorId: string | null
}

/** Guests: persons without an account. */
export function createGuestStore(db: Kysely<IdentityTables>) {
  return {
    /** Makes a guest; with a token also the cookie's row. An account takes its id from one without a cookie. */
    async make(guest: NewGuest, token: string | null, at: Date): Promise<string> {
      return db.transaction().execute(async (tx) => {
        const { id } = await tx
          .insertInto('person')
          .values({
            language: guest.language,
            zone: guest.zone,
            visitor_id: guest.visitorId,
            created_at: at,
            last_seen_at: at,
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        if (token !== null)
          await tx
            .insertInto('guest_session')
            .values({ token_hash: hashOf(token), person_id: id, created_at: at })
            .execute()
        return id
      })
    },

    /**
     * Ends a guest's cookie in favour of the account that its holder is signed in to: the guest becomes an alias,
     * or, promoted by signing up, is that account already. Doing it twice changes nothing.
     *
     * @param origin the member, who is actor and subject of the fact
     */
    async merge(token: string, memberId: string, origin: Origin): Promise<void> {
      await db.transaction().execute(async (tx) => {
        const guest = await tx
          .selectFrom('guest_session')
          .innerJoin('person', 'person.id', 'guest_session.person_id')
          .select(['person.id', 'person.kind', 'person.merged_into'])
          .where('guest_session.token_hash', '=', hashOf(token))
          .forUpdate('person')
          .executeTakeFirst()
        if (guest === undefined) return
        if (guest.id !== memberId && guest.kind === 'guest' && guest.merged_into === null)
          await becomeAlias(tx, guest.id, memberId, origin)
        await tx.deleteFrom('guest_session').where('person_id', '=', guest.id).execute()
      })
    },

    /** Deletes guests not seen since `before`, at most `limit`, and says so in the log; answers how many. */
    deleteIdle: (before: Date, at: Date, limit: number) =>
      db.transaction().execute((tx) => deleteIdle(tx, before, at, limit)),
  }
}
export type GuestStore = ReturnType<typeof createGuestStore>

async function becomeAlias(
  tx: Transaction<IdentityTables>,
  guestId: string,
  memberId: string,
  origin: Origin,
): Promise<void> {
  await tx.updateTable('person').set({ merged_into: memberId }).where('id', '=', guestId).execute()
  await inheritConsents(tx, guestId, memberId)
  await tx.deleteFrom('erasure').where('person_id', '=', guestId).execute()
  await publish(tx, GuestMerged, origin, { guestId })
}

async function deleteIdle(
  tx: Transaction<IdentityTables>,
  before: Date,
  at: Date,
  limit: number,
): Promise<number> {
  const idle = await tx
    .selectFrom('person')
    .select(['id', 'zone', 'simulated'])
    .where('kind', '=', 'guest')
    .where('merged_into', 'is', null)
    .where('last_seen_at', '<', before)
    .orderBy('last_seen_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const { id, zone, simulated } of idle)
    await publish(
      tx,
      PersonErased,
      { actorId: null, subjectId: id, at, zone, simulated, sessionId: null },
      {},
    )
  const ids = idle.map(({ id }) => id)
  if (ids.length > 0) await tx.deleteFrom('person').where('id', 'in', ids).execute()
  return ids.length
}

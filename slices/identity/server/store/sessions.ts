import type { Language } from '@banxue/platform/i18n/language'
import { type Kysely, sql } from 'kysely'
import type { Role, SessionRow } from '#identity/contract'
import { deviceOf } from '../device.ts'
import type { IdentityTables } from '../tables.ts'
import { hashOf } from '../token.ts'

/** Who holds a session, as much of them as every request needs. */
export interface Holder {
  personId: string
  kind: 'guest' | 'member'
  roles: Role[]
  simulated: boolean
  language: Language
  zone: string
  sessionId: string
  seenAt: Date
}

const holderColumns = [
  'person.id as personId',
  'person.kind',
  'person.roles',
  'person.simulated',
  'person.language',
  'person.zone',
] as const

/** Sessions of members and cookies of guests. */
export function createSessionStore(db: Kysely<IdentityTables>) {
  return {
    /** Who holds a member's session that has not ended; one row by its unique token. */
    async member(token: string, at: Date): Promise<Holder | null> {
      const row = await db
        .selectFrom('auth_session')
        .innerJoin('person', 'person.id', 'auth_session.user_id')
        .select([...holderColumns, 'auth_session.id as sessionId', 'auth_session.seen_at as seenAt'])
        .where('auth_session.token', '=', token)
        .where('auth_session.expires_at', '>', at)
        .where('person.erased_at', 'is', null)
        .executeTakeFirst()
      return row ?? null
    },

    /** Who holds a guest's cookie, while the guest has neither signed up nor merged. */
    async guest(token: string): Promise<Holder | null> {
      const row = await db
        .selectFrom('guest_session')
        .innerJoin('person', 'person.id', 'guest_session.person_id')
        .select([...holderColumns, 'guest_session.id as sessionId', 'person.last_seen_at as seenAt'])
        .where('guest_session.token_hash', '=', hashOf(token))
        .where('person.kind', '=', 'guest')
        .where('person.merged_into', 'is', null)
        .executeTakeFirst()
      return row ?? null
    },

    /** Notes that somebody was here; the two rows in one statement. */
    async touch(holder: Holder, at: Date): Promise<void> {
      await db
        .with('session', (with_) =>
          with_.updateTable('auth_session').set({ seen_at: at }).where('id', '=', holder.sessionId),
        )
        .updateTable('person')
        .set({ last_seen_at: at })
        .where('id', '=', holder.personId)
        .execute()
    },

    /** Sessions that have not ended, last used first. */
    list: (personId: string, currentId: string, at: Date) => listSessions(db, personId, currentId, at),

    /** Ends a session of this person; false where they have none by this id. */
    async end(personId: string, id: string): Promise<boolean> {
      const done = await db
        .deleteFrom('auth_session')
        .where(sql<string>`id::text`, '=', id)
        .where('user_id', '=', personId)
        .executeTakeFirst()
      return done.numDeletedRows > 0n
    },

    async deleteEnded(at: Date): Promise<void> {
      await db.deleteFrom('auth_session').where('expires_at', '<=', at).execute()
      await db.deleteFrom('auth_verification').where('expires_at', '<=', at).execute()
    },
  }
}
export type SessionStore = ReturnType<typeof createSessionStore>

async function listSessions(
  db: Kysely<IdentityTables>,
  personId: string,
  currentId: string,
  at: Date,
): Promise<SessionRow[]> {
  const rows = await db
    .selectFrom('auth_session')
    .select(['id', 'user_agent', 'created_at', 'seen_at'])
    .where('user_id', '=', personId)
    .where('expires_at', '>', at)
    .orderBy('seen_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    isCurrent: row.id === currentId,
    device: deviceOf(row.user_agent),
    createdAt: row.created_at,
    seenAt: row.seen_at,
  }))
}

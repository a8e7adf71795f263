import { type Kysely, sql } from 'kysely'
import { deviceOf } from '../device.ts'
import type { IdentityTables } from '../tables.ts'

type Rows = AsyncIterable<Record<string, unknown>>

/** A person's rows in identity as they may read them: without secrets, and without others' ids. */
export function createOwnRows(db: Kysely<IdentityTables>) {
  return {
    async *profile(personId: string): Rows {
      yield* await db
        .selectFrom('person')
        .select(['id', 'kind', 'name', 'email', 'roles', 'language', 'zone', 'simulated'])
        .select(['visitor_id as visitorId', 'created_at as createdAt', 'last_seen_at as lastSeenAt'])
        .select(['registered_at as registeredAt', 'was_guest as wasGuest'])
        .where('id', '=', personId)
        .execute()
    },

    async *consents(personId: string): Rows {
      yield* await db
        .selectFrom('consent')
        .select(['purpose', 'granted as isGranted', 'changed_at as changedAt'])
        .where('person_id', '=', personId)
        .orderBy('id')
        .execute()
    },

    async *sessions(personId: string): Rows {
      const rows = await db
        .selectFrom('auth_session')
        .select(['id', 'user_agent', 'created_at', 'seen_at', 'expires_at'])
        .where('user_id', '=', personId)
        .orderBy('created_at')
        .execute()
      for (const { id, user_agent, created_at, seen_at, expires_at } of rows)
        yield {
          id,
          device: deviceOf(user_agent),
          userAgent: user_agent,
          createdAt: created_at,
          seenAt: seen_at,
          expiresAt: expires_at,
        }
    },

    async *invitations(personId: string): Rows {
      yield* await db
        .selectFrom('invitation')
        .select(['email', 'language', 'created_at as createdAt', 'accepted_at as acceptedAt'])
        .where('accepted_by', '=', personId)
        .orderBy('created_at')
        .execute()
    },

    async *looks(personId: string): Rows {
      const { rows } = await sql<Record<string, unknown>>`
        select staff.name as "staffName", look.role, look.purpose, look.count,
               look.first_at as "firstAt", look.last_at as "lastAt"
        from look left join person staff on staff.id = look.staff_id
        where look.person_id = ${personId} order by look.id`.execute(db)
      yield* rows
    },
  }
}
export type OwnRows = ReturnType<typeof createOwnRows>

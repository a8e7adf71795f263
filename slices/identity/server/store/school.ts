import { type Origin, publish } from '@banxue/platform/events/publish'
import { type Kysely, sql } from 'kysely'
import type { Role } from '#identity/contract'
import { RolesChanged } from '#identity/events'
import type { IdentityTables } from '../tables.ts'
import { hashOf } from '../token.ts'

export interface School {
  name: string
  /** IANA; decides only what "today" is in reports. */
  zone: string
}

const linkLifeMs = 7 * 24 * 3_600_000

/** The school's own rows: its name and zone, and the links that make its first admin. */
export function createSchoolStore(db: Kysely<IdentityTables>, defaults: School) {
  const hasAdmin = async (within: Kysely<IdentityTables> = db) =>
    (await within
      .selectFrom('person')
      .select('id')
      .where('roles', '@>', sql<Role[]>`array['admin']`)
      .where('simulated', '=', false)
      .where('erased_at', 'is', null)
      .executeTakeFirst()) !== undefined
  return {
    hasAdmin: () => hasAdmin(),

    async settings(): Promise<School> {
      const row = await db.selectFrom('school').select(['name', 'zone']).executeTakeFirst()
      return { name: row?.name ?? defaults.name, zone: row?.zone ?? defaults.zone }
    },

    async change(change: { name?: string | undefined; zone?: string | undefined }): Promise<void> {
      if (change.name === undefined && change.zone === undefined) return
      await db.updateTable('school').set(change).execute()
    },

    async addAdminLink(token: string, at: Date): Promise<void> {
      await db
        .deleteFrom('admin_link')
        .where('used_at', 'is', null)
        .where('created_at', '<', new Date(at.getTime() - linkLifeMs))
        .execute()
      await db
        .insertInto('admin_link')
        .values({ token_hash: hashOf(token), created_at: at, used_at: null, used_by: null })
        .execute()
    },

    /** Turns a link of the last 7 days into the role of admin, once, and only while the school has no admin. */
    async claimAdmin(token: string, personId: string, by: Origin): Promise<boolean> {
      return db.transaction().execute(async (tx) => {
        const link = await tx
          .updateTable('admin_link')
          .set({ used_at: by.at, used_by: personId })
          .where('token_hash', '=', hashOf(token))
          .where('used_at', 'is', null)
          .where('created_at', '>=', new Date(by.at.getTime() - linkLifeMs))
          .returning('token_hash')
          .executeTakeFirst()
        // Two links claimed at once: the lock lets the second see the first one's admin.
        await sql`select only_row from school for update`.execute(tx)
        if (link === undefined || (await hasAdmin(tx))) return false
        const person = await tx
          .updateTable('person')
          .set({ roles: sql`array_append(roles, 'admin')` })
          .where('id', '=', personId)
          .where('kind', '=', 'member')
          .where('simulated', '=', false)
          .returning('roles')
          .executeTakeFirst()
        if (person === undefined) return false
        await publish(tx, RolesChanged, by, { roles: person.roles })
        await tx.deleteFrom('admin_link').where('used_at', 'is', null).execute()
        return true
      })
    },
  }
}
export type SchoolStore = ReturnType<typeof createSchoolStore>

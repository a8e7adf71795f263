import { type Origin, publish } from '@banxue/platform/events/publish'
import type { Language } from '@banxue/platform/i18n/language'
import { type Kysely, sql } from 'kysely'
import type { Role } from '#identity/contract'
import { RolesChanged } from '#identity/events'
import type { IdentityTables } from '../tables.ts'
import { hashOf } from '../token.ts'

export interface School {
  name: string
  /** IANA; decides only what "today" is in reports. */
  zone: string
  /** `#rrggbb`; null for the lamp. */
  accent: string | null
  /** Name of the logo's file; null for the lamp and page. */
  logo: string | null
  /** In which visitors are spoken to who chose none; null for that of their browser. */
  language: Language | null
}

/** What can be chosen; null takes a choice back. */
interface SchoolChange {
  name?: string | undefined
  zone?: string | undefined
  accent?: string | null | undefined
  language?: Language | null | undefined
}

const linkLifeMs = 7 * 24 * 3_600_000

/** The school's own rows: its name and zone, and the links that make its first admin. */
export function createSchoolStore(db: Kysely<IdentityTables>, defaults: Pick<School, 'name' | 'zone'>) {
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
      const row = await db
        .selectFrom('school')
        .select(['name', 'zone', 'accent', 'logo', 'language'])
        .executeTakeFirst()
      return {
        name: row?.name ?? defaults.name,
        zone: row?.zone ?? defaults.zone,
        accent: row?.accent ?? null,
        logo: row?.logo ?? null,
        language: row?.language ?? null,
      }
    },

    async change(change: SchoolChange): Promise<void> {
      if (Object.values(change).every((value) => value === undefined)) return
      await db.updateTable('school').set(change).execute()
    },

    ...schoolBeginning(db),
    ...adminLinks(db, hasAdmin),
  }
}
export type SchoolStore = ReturnType<typeof createSchoolStore>

/** What an admin did to make the school their own, and to try it. */
function schoolBeginning(db: Kysely<IdentityTables>) {
  return {
    /** What was chosen, without what holds where nobody chose. */
    async beginning() {
      const row = await db
        .selectFrom('school')
        .select(['name', 'accent', 'logo', 'language', 'mail_tested_at', 'first_hour_away_at'])
        .executeTakeFirstOrThrow()
      const { mail_tested_at, first_hour_away_at, ...chosen } = row
      return { ...chosen, mailTestedAt: mail_tested_at, awayAt: first_hour_away_at }
    },

    /** Answers the logo before. */
    async setLogo(file: string | null): Promise<string | null> {
      return db.transaction().execute(async (tx) => {
        const before = await tx.selectFrom('school').select('logo').forUpdate().executeTakeFirstOrThrow()
        await tx.updateTable('school').set({ logo: file }).execute()
        return before.logo
      })
    },

    async mailTested(at: Date): Promise<void> {
      await db.updateTable('school').set({ mail_tested_at: at }).execute()
    },

    /** @param at null to show it again */
    async putFirstHourAway(at: Date | null): Promise<void> {
      await db.updateTable('school').set({ first_hour_away_at: at }).execute()
    },
  }
}

/** The one-time links that make the school's first admin. */
function adminLinks(
  db: Kysely<IdentityTables>,
  hasAdmin: (within: Kysely<IdentityTables>) => Promise<boolean>,
) {
  return {
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

import type { Language } from '@banxue/platform/i18n/language'
import { type Kysely, sql } from 'kysely'
import { PersonId, type PersonRow, type Role } from '#identity/contract'
import type { IdentityTables } from '../tables.ts'

/** What other slices may know of a person. */
export interface Person {
  id: string
  kind: 'guest' | 'member'
  name: string
  email: string | null
  roles: Role[]
  language: Language
  zone: string
  simulated: boolean
  registeredAt: Date | null
  /** Set where a guest signed in to an account that was there before. */
  mergedInto: string | null
}

const pageSize = 50

/** Persons: their profile, their roles, the list the admin sees. */
export function createPeopleStore(db: Kysely<IdentityTables>) {
  return {
    async byId(id: string): Promise<Person | null> {
      const row = await db
        .selectFrom('person')
        .select(['id', 'kind', 'name', 'email', 'roles', 'language', 'zone', 'simulated'])
        .select(['registered_at as registeredAt', 'merged_into as mergedInto'])
        .where('id', '=', id)
        .where('erased_at', 'is', null)
        .executeTakeFirst()
      return row ?? null
    },

    async guestsOf(id: string): Promise<string[]> {
      const rows = await db.selectFrom('person').select('id').where('merged_into', '=', id).execute()
      return rows.map((row) => row.id)
    },

    async hasPassword(id: string): Promise<boolean> {
      const row = await db
        .selectFrom('auth_account')
        .select('user_id')
        .where('user_id', '=', id)
        .where('password', 'is not', null)
        .executeTakeFirst()
      return row !== undefined
    },

    /** Language of the account with a mail address, to write to it; null where there is none. */
    async languageOf(email: string): Promise<Language | null> {
      const row = await db
        .selectFrom('person')
        .select('language')
        .where('email', '=', email.toLowerCase())
        .executeTakeFirst()
      return row?.language ?? null
    },

    ...peopleByIds(db),

    /** Registered learners who are no staff. */
    learnerCounts: () => learnerCounts(db),

    async change(
      id: string,
      change: { name?: string | undefined; language?: Language | undefined; zone?: string | undefined },
    ): Promise<void> {
      if (Object.values(change).every((value) => value === undefined)) return
      await db.updateTable('person').set(change).where('id', '=', id).execute()
    },

    /** Members whose name or address contains the search, newest first, a page of 50 after a person. */
    search: (search: string, after: string | null) => searchPeople(db, search, after),
  }
}
export type PeopleStore = ReturnType<typeof createPeopleStore>

function peopleByIds(db: Kysely<IdentityTables>) {
  return {
    /** Names by id; erased and unknown persons are absent. */
    async names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
      if (ids.length === 0) return new Map()
      const rows = await db
        .selectFrom('person')
        .select(['id', 'name'])
        .where('id', 'in', [...ids])
        .where('erased_at', 'is', null)
        .execute()
      return new Map(rows.map(({ id, name }) => [id, name]))
    },

    /** Those of some ids that are a person's, whoever they are. */
    async known(ids: readonly string[]): Promise<ReadonlySet<string>> {
      if (ids.length === 0) return new Set()
      const rows = await db
        .selectFrom('person')
        .select('id')
        .where('id', 'in', [...ids])
        .where('erased_at', 'is', null)
        .execute()
      return new Set(rows.map(({ id }) => id))
    },
  }
}

async function learnerCounts(db: Kysely<IdentityTables>): Promise<{ real: number; simulated: number }> {
  const count = (simulated: boolean) =>
    sql<number>`count(*) filter (where simulated = ${simulated})`.as(simulated ? 'simulated' : 'real')
  return db
    .selectFrom('person')
    .select([count(false), count(true)])
    .where('kind', '=', 'member')
    .where('erased_at', 'is', null)
    .where('roles', '=', sql<Role[]>`array['learner']`)
    .executeTakeFirstOrThrow()
}

async function searchPeople(
  db: Kysely<IdentityTables>,
  search: string,
  after: string | null,
): Promise<{ people: PersonRow[]; next: PersonId | null }> {
  const like = `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`
  const rows = await db
    .selectFrom('person')
    .leftJoin('erasure', 'erasure.person_id', 'person.id')
    .select(['id', 'name', 'email', 'roles', 'simulated', 'registered_at'])
    .select('erasure.due_at as erasureDueAt')
    .where('kind', '=', 'member')
    .where('person.erased_at', 'is', null)
    .where((eb) => eb.or([eb('name', 'ilike', like), eb('email', 'ilike', like)]))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(registered_at, id) < (select p.registered_at, p.id from person p where p.id = ${after})`,
      ),
    )
    .orderBy('registered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute()
  const people = rows.slice(0, pageSize).map(({ id, registered_at, ...row }) => ({
    ...row,
    id: PersonId.parse(id),
    // Null in guests only, which the query leaves out.
    registeredAt: registered_at ?? new Date(0),
  }))
  return { people, next: rows.length > pageSize ? (people.at(-1)?.id ?? null) : null }
}

import { type Kysely, sql } from 'kysely'
import {
  type LookFilter,
  type LookPurpose,
  type LookRow,
  type OwnLook,
  PersonId,
  type Role,
} from '#identity/contract'
import { hourOf, type Look, roleOf } from '../look.ts'
import type { IdentityTables } from '../tables.ts'

const pageSize = 50

interface Page<Row> {
  looks: Row[]
  next: number | null
}

/** Who of the staff looked at whose record. */
export function createLookStore(db: Kysely<IdentityTables>) {
  return {
    /** Keeps that somebody is given these people's names, before they are; not for a look at oneself. */
    async record({ by, purpose }: Look, ids: readonly string[], at: Date): Promise<void> {
      const others = [...new Set(ids)].filter((id) => id !== by.personId)
      if (others.length === 0) return
      await sql`
        insert into look (person_id, staff_id, purpose, hour, role, first_at, last_at)
        select id, ${by.personId}, ${purpose}, ${hourOf(at)}, ${roleOf(by.roles)}, ${at}, ${at}
        from person where id = any(${others}::uuid[]) and erased_at is null
        order by id
        on conflict (person_id, staff_id, purpose, hour)
        do update set count = look.count + 1, last_at = excluded.last_at, role = excluded.role`.execute(db)
    },

    async ofPerson(personId: string, before: number | undefined): Promise<Page<OwnLook>> {
      const rows = await looks(db)
        .where('look.person_id', '=', personId)
        .$if(before !== undefined, (query) => query.where('look.id', '<', before ?? 0))
        .execute()
      return pageOf(rows, (row) => ownLook(row))
    },

    async list({ staff, person, purpose, before }: LookFilter): Promise<Page<LookRow>> {
      const rows = await looks(db)
        .leftJoin('person as whom', 'whom.id', 'look.person_id')
        .select(['look.staff_id', 'look.person_id', 'whom.name as person_name'])
        .$if(staff !== '', (query) => query.where(matches('staff', staff)))
        .$if(person !== '', (query) => query.where(matches('whom', person)))
        .$if(purpose !== null, (query) => query.where('look.purpose', '=', purpose ?? ''))
        .$if(before !== undefined, (query) => query.where('look.id', '<', before ?? 0))
        .execute()
      return pageOf(rows, (row) => ({
        ...ownLook(row),
        staffId: PersonId.parse(row.staff_id),
        personId: PersonId.parse(row.person_id),
        personName: row.person_name,
      }))
    },

    async deleteOld(before: Date): Promise<void> {
      await db.deleteFrom('look').where('hour', '<', before).execute()
    },
  }
}
export type LookStore = ReturnType<typeof createLookStore>

const looks = (db: Kysely<IdentityTables>) =>
  db
    .selectFrom('look')
    .leftJoin('person as staff', 'staff.id', 'look.staff_id')
    .select(['look.id', 'look.role', 'look.purpose', 'look.count', 'look.first_at', 'look.last_at'])
    .select('staff.name as staff_name')
    .orderBy('look.id', 'desc')
    .limit(pageSize + 1)

function matches(table: 'staff' | 'whom', words: string) {
  const like = `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`
  const [name, email] = [sql.ref(`${table}.name`), sql.ref(`${table}.email`)]
  return sql<boolean>`(${name} ilike ${like} or ${email} ilike ${like})`
}

interface Row {
  id: number
  role: string
  purpose: string
  count: number
  first_at: Date
  last_at: Date
  staff_name: string | null
}

/** Roles and purposes are written by `record` alone. */
const ownLook = (row: Row): OwnLook => ({
  id: row.id,
  staffName: row.staff_name,
  role: row.role as Role,
  purpose: row.purpose as LookPurpose,
  count: row.count,
  firstAt: row.first_at,
  lastAt: row.last_at,
})

function pageOf<R extends { id: number }, T>(rows: readonly R[], present: (row: R) => T): Page<T> {
  const page = rows.slice(0, pageSize)
  return { looks: page.map(present), next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null }
}

import { readerStatuses } from '@banxue/platform/events/status-store'
import type { SpineTables } from '@banxue/platform/events/tables'
import { type Kysely, sql } from 'kysely'
import type { DatabaseFacts } from './facts.ts'

/** What a database tells of itself. */
export async function databaseFacts(
  db: Kysely<SpineTables>,
  known: ReadonlySet<string>,
): Promise<Omit<DatabaseFacts, 'isEmbedded'>> {
  const from = Date.now()
  const clock = await sql<{ at: number; version: string }>`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as at, current_setting('server_version') as version`.execute(
    db,
  )
  const half = (Date.now() + from) / 2
  const [{ at, version } = { at: half, version: '' }] = clock.rows
  const applied = await sql<{ file: string }>`select owner || '/' || file as file from migration`.execute(db)
  const files = new Set(applied.rows.map(({ file }) => file))
  return {
    version,
    skewMs: at - half,
    oldestWriter: await oldestWriter(db),
    waitingForLocks: await numberOf(
      sql`
      select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and query_start < now() - interval '5 s'`,
      db,
    ),
    migrations: {
      missing: [...known].filter((file) => !files.has(file)),
      newer: [...files].filter((file) => !known.has(file)),
    },
    readers: await readerStatuses(db),
    quarantineCount: await numberOf(sql`select count(*)::int as n from event_quarantine`, db),
  }
}

async function oldestWriter(db: Kysely<SpineTables>): Promise<DatabaseFacts['oldestWriter']> {
  const { rows } = await sql<NonNullable<DatabaseFacts['oldestWriter']>>`
    select extract(epoch from now() - xact_start)::float8 as "ageS", application_name as application,
           coalesce(state, '') as state, pid
    from pg_stat_activity where backend_xid is not null order by xact_start limit 1`.execute(db)
  return rows[0] ?? null
}

async function numberOf(query: ReturnType<typeof sql>, db: Kysely<SpineTables>): Promise<number> {
  const { rows } = await query.execute(db)
  return (rows[0] as { n: number } | undefined)?.n ?? 0
}

import type { Readable } from 'node:stream'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { afterAll, afterEach, beforeEach, expect } from 'vitest'
import { connect } from '../db/connect.ts'
import { archiveMonths } from '../events/archive/archive-months.ts'
import type { Handler } from '../events/handler.ts'
import { makeMonths } from '../events/partitions.ts'
import { originOf, publish } from '../events/publish.ts'
import type { RunningReaders } from '../events/spine.ts'
import type { SpineTables } from '../events/tables.ts'
import type { Storage } from '../files/storage.ts'
import { silentLog } from '../log/log.ts'
import { testAnalytics } from './analytics.ts'
import { testDatabaseUrl } from './database.ts'
import { Done, sampleActor, sampleCourse } from './sample-events.ts'
import { createSampleSpine } from './sample-spine.ts'
import { testStorage } from './storage.ts'

/** What the sample handler keeps: one row per event, however often it comes, and the order of the log. */
interface Tables extends SpineTables {
  sample_effect: { place: number; event_id: string; rank: number }
}

/** Keeps the rank of each event once. */
export const copier: Handler<Tables> = {
  name: 'sample.copy',
  events: [Done],
  async handle(tx, events) {
    for (const { id, payload } of events)
      await sql`insert into sample_effect (event_id, rank) values (${id}, ${payload.rank}) on conflict do nothing`.execute(
        tx,
      )
  },
}

const now = new Date()
/** Noon of a day in the month so many months ago. */
export const monthsAgo = (months: number, day = 10): Date =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, day, 12))

/** The ranks of a log, in its order, and which of them are too young to be archived. */
export const ranks = Array.from({ length: 60 }, (_, rank) => rank)
export const isYoung = (rank: number): boolean => rank % 4 === 1
export const isSimulated = (rank: number): boolean => rank % 5 === 0
/** How many months ago an event was, by its rank: the order of the log is not that of its months. */
const agesOf = [16, 1, 15, 20]

/** A spine with months old enough to be archived; emptied before each test of the file. */
export async function archivableLog() {
  const url = await testDatabaseUrl()
  const db: Kysely<Tables> = connect<Tables>(url)
  const analytics = await testAnalytics('events')
  const storage = await testStorage()
  const spine = createSampleSpine({ db, databaseUrl: url, analytics, storage })
  await sql`create table sample_effect (place serial, event_id uuid primary key, rank int)`.execute(db)
  let running: RunningReaders | null = null
  const stop = async () => {
    await running?.stop()
    running = null
  }
  beforeEach(() => empty(db, analytics))
  afterEach(stop)
  afterAll(() => db.destroy())

  const publishAt = (at: Date, rank: number): Promise<void> => {
    const origin = originOf(sampleActor({ simulated: isSimulated(rank) }), at)
    return db.transaction().execute((tx) => publish(tx, Done, origin, { courseId: sampleCourse, rank }))
  }
  return {
    db,
    spine,
    storage,
    ...looksAt(db, analytics),
    start: (handler: Handler<Tables> = copier) => (running = spine.startReaders([handler])),
    stop,
    publishAt,
    /** Writes `ranks` in their order, real people and simulated ones. */
    async fill(): Promise<void> {
      for (const rank of ranks) await publishAt(monthsAgo(agesOf[rank % 4] ?? 0), rank)
      await makeMonths(db, now)
    },
    /** Makes the months of what waits in the default partition. */
    makeMonths: () => makeMonths(db, now),
    /** Waits until every reader has read everything. */
    allRead: () =>
      expect
        .poll(async () => (await spine.status()).readers.map((reader) => reader.waiting))
        .toEqual([0, 0, 0]),
    archive: (changed: { rowCount?: number; storage?: Storage } = {}) =>
      archiveMonths(
        {
          db,
          databaseUrl: url,
          storage: changed.storage ?? storage,
          log: silentLog,
          keepMonths: 13,
          limits: { rowCount: changed.rowCount ?? 7, sizeBytes: 50_000_000 },
        },
        now,
      ),
  }
}

type Analytics = Awaited<ReturnType<typeof testAnalytics>>

/** What tests ask the two engines. */
function looksAt(db: Kysely<Tables>, analytics: Analytics) {
  async function allRows<Row>(query: RawBuilder<Row>): Promise<Row[]> {
    return (await query.execute(db)).rows
  }
  return {
    allRows,
    /** Rows of a question to the analytics store. */
    async counted<Row>(query: string): Promise<Row[]> {
      const found = await analytics.query({ query, format: 'JSONEachRow' })
      return found.json<Row>()
    },
    parts: () =>
      allRows(sql<{ part: number; simulated: boolean; rows: number; key: string }>`
        select part, simulated, row_count as rows, key from event_archive order by month, simulated, part`),
    /** Ranks of what the table still holds. */
    inTable: async () =>
      (
        await allRows(sql<{ rank: number }>`select (payload->>'rank')::int as rank from event order by 1`)
      ).map(({ rank }) => rank),
    effects: () => db.selectFrom('sample_effect').select(['event_id', 'rank']).orderBy('place').execute(),
    forgetEffects: () => sql`truncate sample_effect`.execute(db),
    /** Puts a Parquet file into a table of the analytics store, as the engine itself reads it. */
    async load(columns: string, file: Readable): Promise<void> {
      await analytics.command({ query: `create table part (${columns}) engine = Memory` })
      await analytics.insert({ table: 'part', values: file, format: 'Parquet' })
    },
  }
}

async function empty(
  db: Kysely<Tables>,
  analytics: Awaited<ReturnType<typeof testAnalytics>>,
): Promise<void> {
  const months = sql<{ name: string }>`
    select relid::regclass::text as name from pg_partition_tree('event') where isleaf and relid != 'event_default'::regclass`
  for (const { name } of (await months.execute(db)).rows) await sql`drop table ${sql.table(name)}`.execute(db)
  await sql`truncate event, reader, sample_effect, event_rate, event_archive, event_archive_stray`.execute(db)
  await analytics.command({ query: 'truncate table event' })
}

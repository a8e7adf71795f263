import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../platform/db/connect.ts'
import { startEmbeddedDatabase } from '../../platform/db/embedded.ts'
import { migrate } from '../../platform/db/migrate.ts'
import type { Handler } from '../../platform/events/handler.ts'
import { originOf, publish } from '../../platform/events/publish.ts'
import type { SpineTables } from '../../platform/events/tables.ts'
import { testAnalytics } from '../../platform/testing/analytics.ts'
import { testDatabaseUrl } from '../../platform/testing/database.ts'
import { Done, sampleActor, sampleCourse } from '../../platform/testing/sample-events.ts'
import { createSampleSpine } from '../../platform/testing/sample-spine.ts'
import { testStorage } from '../../platform/testing/storage.ts'

interface Tables extends SpineTables {
  sample_effect: { event_id: string; rank: number }
}

const folder = await mkdtemp(join(tmpdir(), 'banxue-restore-'))
const fresh = await startEmbeddedDatabase({ folder: join(folder, 'postgres'), password: 'restore' })
afterAll(async () => {
  await fresh.stop()
  await rm(folder, { recursive: true, force: true })
})
const analytics = await testAnalytics('events')
const storage = await testStorage()

const copier: Handler<Tables> = {
  name: 'sample.copy',
  events: [Done],
  async handle(tx, events) {
    for (const { id, payload } of events)
      await tx
        .insertInto('sample_effect')
        .values({ event_id: id, rank: payload.rank as number })
        .execute()
  },
}

function open(url: string) {
  const db = connect<Tables>(url, { max: 6 })
  const spine = createSampleSpine({ db, databaseUrl: url, analytics, storage })
  const publishDone = (rank: number) =>
    db
      .transaction()
      .execute((tx) =>
        publish(tx, Done, originOf(sampleActor(), new Date()), { courseId: sampleCourse, rank }),
      )
  const ranks = async () =>
    (await db.selectFrom('sample_effect').select('rank').orderBy('rank').execute()).map(({ rank }) => rank)
  return { db, spine, publishDone, ranks }
}

/** What a dump and load does: every table as one snapshot sees it, read while the old school goes on. */
async function dumpAndLoad(from: string, to: string, tables: readonly string[]): Promise<void> {
  const [source, target] = [
    new pg.Client({ connectionString: from }),
    new pg.Client({ connectionString: to }),
  ]
  await Promise.all([source.connect(), target.connect()])
  await source.query('begin isolation level repeatable read read only')
  for (const table of tables) {
    await target.query(`truncate ${table}`)
    await pipeline(
      source.query(copyTo(`copy (select * from ${table}) to stdout`)),
      target.query(copyFrom(`copy ${table} from stdin`)),
    )
  }
  await source.query('commit')
  await Promise.all([source.end(), target.end()])
}

const effect = sql`create table sample_effect (event_id uuid not null, rank int not null)`

test('after a dump and load into a fresh cluster, readers going on, nothing is skipped, repeated or stuck', async () => {
  const oldUrl = await testDatabaseUrl()
  const old = open(oldUrl)
  await effect.execute(old.db)
  await old.spine.prepare()
  // An old cluster has spent many transactions; those of the fresh one begin far below.
  await sql`do $$ begin for n in 1..3000 loop perform pg_current_xact_id(); commit; end loop; end $$`.execute(
    old.db,
  )
  const oldReaders = old.spine.startReaders([copier])
  const writing = Promise.all(
    Array.from({ length: 4 }, async (_, writer) => {
      for (let n = 0; n < 50; n++) await old.publishDone(writer * 1000 + n)
    }),
  )
  await expect.poll(async () => (await old.ranks()).length).toBeGreaterThan(20)

  await migrate(fresh.url, [
    { owner: 'events', folder: new URL('../../platform/events/migrations/', import.meta.url) },
  ])
  const restored = open(fresh.url)
  await effect.execute(restored.db)
  await dumpAndLoad(oldUrl, fresh.url, ['event', 'event_epoch', 'event_rate', 'reader', 'sample_effect'])
  await writing
  await oldReaders.stop()
  await old.db.destroy()
  await analytics.command({ query: 'truncate table event' })

  await restored.spine.prepare()
  const all = await sql<{
    rank: number
    epoch: number
  }>`select (payload->>'rank')::int as rank, epoch from event order by 1`.execute(restored.db)
  expect(new Set(all.rows.map(({ epoch }) => epoch))).toEqual(new Set([1]))
  const readers = restored.spine.startReaders([copier])
  for (let rank = 9000; rank < 9020; rank++) await restored.publishDone(rank)

  const expected = [...all.rows.map(({ rank }) => rank), ...Array.from({ length: 20 }, (_, n) => 9000 + n)]
  await expect.poll(restored.ranks, { timeout: 10_000 }).toEqual(expected)
  expect(await restored.spine.status()).toMatchObject({ epoch: 2 })
  await expect
    .poll(async () => (await restored.spine.status()).readers.map(({ waiting }) => waiting), {
      timeout: 10_000,
    })
    .toEqual([0, 0, 0])
  await restored.spine.rebuild()
  const count = async () => {
    const found = await analytics.query({
      query: 'select toUInt32(count()) as n from event final',
      format: 'JSONEachRow',
    })
    return (await found.json<{ n: number }>())[0]?.n
  }
  await expect.poll(count, { timeout: 10_000 }).toBe(expected.length)
  // Awake again in the same cluster, the log stays in the same life.
  await restored.spine.prepare()
  expect(await restored.spine.status()).toMatchObject({ epoch: 2 })
  await readers.stop()
  await restored.db.destroy()
})

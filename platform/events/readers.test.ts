import { type Kysely, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connect } from '../db/connect.ts'
import { testAnalytics } from '../testing/analytics.ts'
import { testDatabaseUrl } from '../testing/database.ts'
import { Done, sampleActor, sampleCourse, sentSeen } from '../testing/sample-events.ts'
import { createSampleSpine } from '../testing/sample-spine.ts'
import { testStorage } from '../testing/storage.ts'
import type { AnyHandler, Handler } from './handler.ts'
import { originOf, publish } from './publish.ts'
import type { RunningReaders } from './spine.ts'
import type { SpineTables } from './tables.ts'

/** What the sample handler keeps: one row per fact, in the order in which they came. */
interface Tables extends SpineTables {
  sample_effect: { place: number; event_id: string; rank: number }
}

const url = await testDatabaseUrl()
const db: Kysely<Tables> = connect<Tables>(url)
const analytics = await testAnalytics('events')
const spine = createSampleSpine({ db, databaseUrl: url, analytics, storage: await testStorage() })
await sql`create table sample_effect (place serial, event_id uuid, rank int)`.execute(db)
let running: RunningReaders[] = []
const start = (...handlers: AnyHandler[]) => running.push(spine.startReaders(handlers))

const copier = (name: string): Handler<Tables> => ({
  name,
  events: [Done],
  async handle(tx, events) {
    for (const event of events)
      await tx
        .insertInto('sample_effect')
        .values({ place: sql`default`, event_id: event.id, rank: event.payload.rank as number })
        .execute()
  },
})
const publishDone = (tx: Transaction<Tables>, rank: number) =>
  publish(tx, Done, originOf(sampleActor(), new Date()), { courseId: sampleCourse, rank })
const publishAlone = (rank: number) => db.transaction().execute((tx) => publishDone(tx, rank))
const ranks = async () =>
  (await db.selectFrom('sample_effect').select('rank').orderBy('place').execute()).map(({ rank }) => rank)
const shipped = async () => {
  const found = await analytics.query({
    query: 'select count() as count, uniqExact(id) as ids from event final',
    format: 'JSONEachRow',
  })
  return (await found.json<{ count: number; ids: number }>())[0]
}

beforeEach(async () => {
  await sql`truncate event, reader, sample_effect, event_rate`.execute(db)
  await analytics.command({ query: 'truncate table event' })
})
afterEach(async () => {
  await Promise.all(running.map((readers) => readers.stop()))
  running = []
})

test('facts reach a handler once, in the order of the log', async () => {
  start(copier('sample.copy'))
  for (let rank = 0; rank < 30; rank++) await publishAlone(rank)

  await expect.poll(ranks).toEqual(Array.from({ length: 30 }, (_, rank) => rank))
})

test('a transaction that commits late is not lost', async () => {
  start(copier('sample.copy'))
  await db.transaction().execute(async (late) => {
    await publishDone(late, 1)
    await publishAlone(2)
    await publishAlone(3)
    // Later rows wait for the open transaction, which may still come before them.
    await expect
      .poll(async () => (await spine.status()).readers.find(({ name }) => name === 'sample.copy')?.waiting)
      .toBe(2)
    expect(await ranks()).toEqual([])
  })

  await expect.poll(ranks).toEqual([1, 2, 3])
})

test('a long writing transaction anywhere holds readers back, is seen, and lets them go', async () => {
  start(copier('sample.copy'))
  const writer = new pg.Client({ connectionString: url })
  await writer.connect()
  await writer.query('begin; create temporary table elsewhere (n int)')
  await publishAlone(1)

  await expect.poll(async () => (await spine.status()).xminAgeS).toBeGreaterThan(0.05)
  expect(await ranks()).toEqual([])
  await writer.query('commit')
  await writer.end()
  await expect.poll(ranks).toEqual([1])
})

test('many writers at once: every fact arrives once', async () => {
  start(copier('sample.copy'))
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let n = 0; n < 25; n++)
      await db.transaction().execute(async (tx) => {
        await publishDone(tx, writer * 100 + n)
        await sql`select pg_sleep(random() * 0.005)`.execute(tx)
        if (n % 5 === 0) await publishDone(tx, writer * 100 + n + 50)
      })
  })
  await Promise.all(writers)

  await expect.poll(async () => (await ranks()).length).toBe(8 * 30)
  expect(new Set(await ranks()).size).toBe(8 * 30)
})

test('a handler that fails on one event stops there, says so, skips nothing and goes on when it can', async () => {
  let broken = true
  const copy = copier('sample.copy')
  const fragile: Handler<Tables> = {
    ...copy,
    async handle(tx, events) {
      await copy.handle(tx, events)
      if (broken && events.some(({ payload }) => payload.rank === 3)) throw new Error('three is too much')
    },
  }
  for (const rank of [1, 2, 3, 4]) await publishAlone(rank)
  start(fragile)

  await expect.poll(ranks).toEqual([1, 2])
  await expect
    .poll(async () => (await spine.status()).readers.find(({ name }) => name === 'sample.copy'))
    .toMatchObject({ waiting: 2, lastError: 'three is too much' })
  broken = false
  await expect.poll(ranks).toEqual([1, 2, 3, 4])
  await expect
    .poll(async () => (await spine.status()).readers.find(({ name }) => name === 'sample.copy'))
    .toMatchObject({ waiting: 0, lagS: 0, lastError: null })
})

test('two servers run one reader each name, and its successor goes on where it stood', async () => {
  start(copier('sample.copy'))
  start(copier('sample.copy'))
  for (let rank = 0; rank < 20; rank++) await publishAlone(rank)
  await expect.poll(async () => (await ranks()).length).toBe(20)

  await running.shift()?.stop()
  for (let rank = 20; rank < 40; rank++) await publishAlone(rank)
  await expect.poll(async () => (await ranks()).length, { timeout: 5_000 }).toBe(40)
  expect(await ranks()).toEqual(Array.from({ length: 40 }, (_, rank) => rank))
})

test('a reader whose connection is cut asks for its right again and goes on', async () => {
  start(copier('sample.copy'))
  await publishAlone(1)
  await expect.poll(ranks).toEqual([1])
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'banxue-readers' and datname = current_database()`.execute(
    db,
  )
  await publishAlone(2)

  await expect.poll(ranks, { timeout: 5_000 }).toEqual([1, 2])
})

test('two shippers, and one that is put back while it ships, double and lose nothing', async () => {
  start()
  start()
  const actor = sampleActor()
  const events = Array.from({ length: 500 }, (_, n) => sentSeen(new Date(Date.now() - n * 1000)))
  const batch = { personId: actor.personId, visitorId: crypto.randomUUID(), sentAt: new Date().toISOString() }
  for (let from = 0; from < 500; from += 100) {
    await spine.ingest(actor, { ...batch, device: 'phone', events: events.slice(from, from + 100) })
    if (from === 200) await spine.rebuild()
  }

  await expect.poll(shipped, { timeout: 10_000 }).toEqual({ count: 500, ids: 500 })
})

test('the analytics store, wiped and built again, gives equal numbers', async () => {
  start()
  const actor = sampleActor()
  const events = Array.from({ length: 300 }, (_, n) => sentSeen(new Date(Date.now() - n * 600_000)))
  const batch = { personId: actor.personId, visitorId: crypto.randomUUID(), sentAt: new Date().toISOString() }
  await spine.ingest(actor, { ...batch, device: 'tablet', events })
  await publishAlone(7)
  const numbers = async () => {
    const found = await analytics.query({
      query: `select local_day, name, device, region, course_id, unit_id, visitor_id, count() as events, uniqExact(subject_id) as learners,
                     sum(JSONExtractFloat(payload, 'durationS')) as seconds, min(occurred_at) as first, max(xid) as xid
              from event final group by all order by all`,
      format: 'JSONEachRow',
    })
    return found.json<{ events: number }>()
  }
  await expect.poll(shipped, { timeout: 5_000 }).toMatchObject({ count: 301 })
  const before = await numbers()
  expect(before.find(({ events: count }) => count > 1)).toMatchObject({
    device: 'tablet',
    region: 'CN',
    course_id: sampleCourse,
  })

  await spine.rebuild()
  await vi.waitFor(async () => expect(await numbers()).toEqual(before), { timeout: 5_000 })
})

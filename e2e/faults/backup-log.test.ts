import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../platform/db/connect.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { originOf, publish } from '../../platform/events/publish.ts'
import type { SpineTables } from '../../platform/events/tables.ts'
import { testAnalyticsUrl } from '../../platform/testing/analytics.ts'
import { connectAnalytics } from '../../platform/clickhouse/connect.ts'
import { testDatabaseUrl } from '../../platform/testing/database.ts'
import { Done, sampleActor, sampleCourse } from '../../platform/testing/sample-events.ts'
import { createSampleSpine } from '../../platform/testing/sample-spine.ts'
import { testStorage } from '../../platform/testing/storage.ts'
import { openBackup } from '../../platform/backup/archive-reader.ts'
import { backUp } from '../../platform/backup/back-up.ts'
import { restore } from '../../platform/backup/restore.ts'

const folder = await mkdtemp(join(tmpdir(), 'banxue-restore-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const sets = [{ owner: 'events', folder: new URL('../../platform/events/migrations/', import.meta.url) }]
const older = new Set(['events/0001_event.sql', 'events/0002_archive.sql'])
const never = new AbortController().signal

/** A log in a database, a store and a folder of its own. */
async function givenLog(only?: ReadonlySet<string>) {
  const url = await testDatabaseUrl()
  const db = connect<SpineTables>(url, { max: 4 })
  afterAll(() => db.destroy())
  await sql`drop schema public cascade; create schema public`.execute(db)
  await migrate(url, sets, () => undefined, only)
  const analyticsUrl = await testAnalyticsUrl('events')
  const analytics = connectAnalytics(analyticsUrl)
  afterAll(() => analytics.close())
  const storage = await testStorage()
  const spine = createSampleSpine({ db, databaseUrl: url, analytics, storage })
  await spine.prepare()
  return {
    url,
    db,
    analyticsUrl,
    storage,
    spine,
    publishDone: (rank: number) =>
      db
        .transaction()
        .execute((tx) =>
          publish(tx, Done, originOf(sampleActor(), new Date()), { courseId: sampleCourse, rank }),
        ),
    ranks: async () =>
      (
        await sql<{ rank: number }>`select (payload->>'rank')::int as rank from event order by 1`.execute(db)
      ).rows.map(({ rank }) => rank),
    shipped: async () => {
      const found = await analytics.query({
        query: `select toInt32(JSONExtractInt(payload, 'rank')) as rank from event final order by rank`,
        format: 'JSONEachRow',
      })
      return (await found.json<{ rank: number }>()).map(({ rank }) => rank)
    },
  }
}
type Log = Awaited<ReturnType<typeof givenLog>>

const backedUp = async (log: Log, name: string, changed: { analyticsUrl?: string; lost?: string[] } = {}) => {
  const path = join(folder, name)
  await backUp(path, {
    databaseUrl: log.url,
    analyticsUrl: changed.analyticsUrl ?? log.analyticsUrl,
    storage: log.storage,
    schoolVersion: '0.1.0',
    sessionsKey: '',
    now: new Date(),
    onProgress: () => undefined,
    onAnalyticsLost: (why) => (changed.lost === undefined ? expect.unreachable(why) : changed.lost.push(why)),
    signal: never,
  })
  return path
}

async function restoredInto(log: Log, path: string, replaces = true) {
  const backup = await openBackup(path)
  try {
    return await restore(backup, {
      databaseUrl: log.url,
      analyticsUrl: log.analyticsUrl,
      storage: log.storage,
      migrationSets: sets,
      prepareAnalytics: () => Promise.resolve(),
      replaces,
      onProgress: () => undefined,
      onMigration: () => undefined,
      signal: never,
    })
  } finally {
    await backup.close()
  }
}

const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, rank) => from + rank)

test('a restored log has its events once in both engines, reads on, and ends what was there', async () => {
  const old = await givenLog()
  for (const rank of numbers(20)) await old.publishDone(rank)
  const oldReaders = old.spine.startReaders([])
  await expect.poll(old.shipped).toEqual(numbers(20))
  await old.storage.put('files/a.txt', Buffer.from('kept'), { mediaType: 'text/plain' })
  await oldReaders.stop()
  // Not shipped yet, and in the backup all the same.
  await old.publishDone(20)
  const path = await backedUp(old, 'log.tar')
  const place = await givenLog()
  await place.publishDone(777)
  await place.storage.put('files/b.txt', Buffer.from('gone'), { mediaType: 'text/plain' })

  const restored = await restoredInto(place, path)

  expect(restored).toMatchObject({
    eventCount: 21,
    dayCount: 1,
    analyticsFromLog: null,
    fileCount: 1,
    forgottenFiles: 1,
  })
  expect(await place.ranks()).toEqual(numbers(21))
  expect(await place.shipped()).toEqual(numbers(20))
  expect((await Array.fromAsync(place.storage.list('files/'))).map(({ key }) => key)).toEqual(['files/a.txt'])
  await place.spine.prepare()
  const readers = place.spine.startReaders([])
  await place.publishDone(21)
  await expect.poll(place.shipped).toEqual(numbers(22))
  await readers.stop()
})

test('a backup of an older version becomes the tables of this one', async () => {
  const old = await givenLog(older)
  await old.publishDone(1)
  const path = await backedUp(old, 'older.tar')
  const place = await givenLog()

  const restored = await restoredInto(place, path)

  // Nothing was shipped when it was made.
  expect(restored.analyticsFromLog).toBe('not in the backup')
  expect(await place.ranks()).toEqual([1])
  const { rows } = await sql<{ file: string }>`select file from migration order by file`.execute(place.db)
  expect(rows.map(({ file }) => file)).toContain('0003_quarantine_person.sql')
  await sql`select person_id from event_quarantine`.execute(place.db)
  await place.spine.prepare()
  const readers = place.spine.startReaders([])
  await expect.poll(place.shipped).toEqual([1])
  await readers.stop()
})

test('back in its own cluster the log begins a new life, and what comes then is read', async () => {
  const log = await givenLog()
  await log.publishDone(1)
  const readers = log.spine.startReaders([])
  await expect.poll(log.shipped).toEqual([1])
  await readers.stop()
  const path = await backedUp(log, 'same.tar')
  await log.publishDone(2)

  await restoredInto(log, path)
  await log.spine.prepare()
  await log.publishDone(3)
  const again = log.spine.startReaders([])

  await expect.poll(log.shipped).toEqual([1, 3])
  expect(await log.spine.status()).toMatchObject({ epoch: 2 })
  await again.stop()
})

test('a restore that is stopped leaves the school that was there, and its file is used again', async () => {
  const log = await givenLog()
  await log.publishDone(1)
  const path = await backedUp(log, 'stopped.tar')
  await log.publishDone(2)
  const backup = await openBackup(path)
  const stopped = AbortSignal.abort(new Error('stopped'))

  await expect(
    restore(backup, {
      databaseUrl: log.url,
      analyticsUrl: log.analyticsUrl,
      storage: log.storage,
      migrationSets: sets,
      prepareAnalytics: () => Promise.resolve(),
      replaces: true,
      onProgress: () => undefined,
      onMigration: () => undefined,
      signal: stopped,
    }),
  ).rejects.toThrow('stopped')
  await backup.close()

  expect(await log.ranks()).toEqual([1, 2])
  await restoredInto(log, path)
  expect(await log.ranks()).toEqual([1])
})

test('a school whose analytics do not answer is backed up all the same, and the log makes them anew', async () => {
  const log = await givenLog()
  await log.publishDone(1)
  const readers = log.spine.startReaders([])
  await expect.poll(log.shipped).toEqual([1])
  await readers.stop()
  const lost: string[] = []

  const path = await backedUp(log, 'lost.tar', { analyticsUrl: 'http://127.0.0.1:1/none', lost })
  const restored = await restoredInto(log, path)

  expect(lost).toHaveLength(1)
  expect(restored.analyticsFromLog).toBe('not in the backup')
  await log.spine.prepare()
  const again = log.spine.startReaders([])
  await expect.poll(log.shipped).toEqual([1])
  await again.stop()
})

test('two backups at once are one too many', async () => {
  const log = await givenLog()
  const both = await Promise.allSettled([backedUp(log, 'first.tar'), backedUp(log, 'second.tar')])

  expect(both.map(({ status }) => status).toSorted()).toContain('fulfilled')
  for (const result of both)
    if (result.status === 'rejected') expect(String(result.reason)).toContain('Another backup is being made')
})

test('a database without a school is told as one', async () => {
  const log = await givenLog()
  await sql`drop schema public cascade; create schema public`.execute(log.db)

  await expect(backedUp(log, 'none.tar')).rejects.toThrow('There is no school in this database yet')
})

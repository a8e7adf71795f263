import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Storage } from '../../files/storage.ts'
import { archivableLog, isSimulated, monthsAgo, ranks } from '../../testing/archivable-log.ts'
import { resetPosition } from '../reader-store.ts'

const log = await archivableLog()

test('nothing is archived that a reader has not passed', async () => {
  await log.fill()
  log.start()
  await log.allRead()
  await log.stop()
  await resetPosition(log.db, 'sample.copy')
  await log.archive()
  expect(await log.parts()).toEqual([])
  expect(await log.inTable()).toEqual(ranks)

  log.start()
  await log.allRead()
  await log.archive()
  expect(await log.inTable()).toHaveLength(15)
})

test('a reader that is put back while parts are written keeps the month in the log', async () => {
  await log.fill()
  log.start()
  await log.allRead()
  await log.stop()
  const slow: Storage = {
    ...log.storage,
    async put(key, body, meta) {
      await log.storage.put(key, body, meta)
      await resetPosition(log.db, 'sample.copy')
    },
  }

  await expect(log.archive({ storage: slow })).rejects.toThrow('sample.copy')
  expect(await log.inTable()).toEqual(ranks)
  expect(await log.parts()).toEqual([])
})

test('a part is Parquet that others read: the engine takes it as it is', async () => {
  await log.fill()
  log.start()
  await log.allRead()
  await log.archive({ rowCount: 100 })
  const [part] = await log.parts()
  if (part === undefined) throw new Error('nothing was archived')
  await log.load(
    `id String, actor_id Nullable(String), occurred_at DateTime64(6, 'UTC'), local_day Date32, simulated Bool,
     epoch Int32, xid Int64, context String, payload String`,
    await log.storage.open(part.key),
  )

  const found = await log.counted(
    `select count() as rows, uniqExact(id) as ids, uniqExact(actor_id) as actors, min(occurred_at) as at, any(local_day) as day,
            sum(JSONExtractInt(payload, 'rank')) as ranks, max(simulated) as simulated from part`,
  )
  const inPart = ranks.filter((rank) => rank % 4 === 3 && !isSimulated(rank))
  expect(found).toEqual([
    {
      rows: inPart.length,
      ids: inPart.length,
      actors: inPart.length,
      at: monthsAgo(20).toISOString().replace('T', ' ').replace('Z', '000'),
      day: monthsAgo(20).toISOString().slice(0, 10),
      ranks: inPart.reduce((sum, rank) => sum + rank, 0),
      simulated: false,
    },
  ])
})

test('a part that storage spoils on the way never counts', async () => {
  await log.fill()
  log.start()
  await log.allRead()
  const spoilt = (spoil: (bytes: Uint8Array) => Uint8Array): Storage => ({
    ...log.storage,
    put(key, body, meta) {
      if (!(body instanceof Uint8Array)) throw new Error('a part is written whole')
      return log.storage.put(key, spoil(Uint8Array.from(body)), meta)
    },
  })
  const cut = (bytes: Uint8Array) => bytes.subarray(0, -10)
  const changed = (bytes: Uint8Array) => bytes.fill(0, 100, 110)

  await expect(log.archive({ storage: spoilt(cut) })).rejects.toThrow()
  await expect(log.archive({ storage: spoilt(changed) })).rejects.toThrow()
  expect(await log.inTable()).toEqual(ranks)
  await log.archive()
  expect(await log.inTable()).toHaveLength(15)
  expect(await log.allRows(sql`select prefix from event_archive_stray`)).toEqual([])
})

test('several servers at once archive each month once', async () => {
  await log.fill()
  log.start()
  await log.allRead()
  await Promise.all([log.archive(), log.archive(), log.archive()])

  expect((await log.parts()).reduce((sum, { rows }) => sum + rows, 0)).toBe(45)
})

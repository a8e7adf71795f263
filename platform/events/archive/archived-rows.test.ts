import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '../../id.ts'
import {
  archivableLog,
  copier,
  isSimulated,
  isYoung,
  monthsAgo,
  ranks,
} from '../../testing/archivable-log.ts'
import { sampleActor, sentSeen } from '../../testing/sample-events.ts'
import { createPages } from '../pages.ts'
import { beginning } from '../position.ts'
import { bound, inlined, resetPosition, rowsOf } from '../reader-store.ts'
import { createArchivedRows } from './archived-rows.ts'

const log = await archivableLog()
const numbers = () =>
  log.counted<{ events: number }>(
    `select local_day, name, course_id, simulated, count() as events, uniqExact(id) as ids, uniqExact(subject_id) as learners,
            sum(cityHash64(id, actor_id, occurred_at, received_at, zone, session_id, epoch, xid, version)) as sums,
            sum(JSONExtractFloat(payload, 'rank')) as ranks, groupUniqArray(context) as contexts
     from event final group by all order by all`,
  )

test('a rebuild from archive and log gives equal effects in equal order, and equal numbers', async () => {
  await log.fill()
  log.start()
  await log.allRead()
  const [effectsBefore, numbersBefore] = [await log.effects(), await numbers()]
  expect(effectsBefore.map(({ rank }) => rank)).toEqual(ranks)
  await log.archive()

  const status = await log.spine.status()
  expect(status.archive).toMatchObject({
    months: 3,
    events: 45,
    oldestMonth: monthsAgo(20).toISOString().slice(0, 7),
  })
  expect(status.readers.map((reader) => reader.waiting)).toEqual([0, 0, 0])
  expect(await log.inTable()).toEqual(ranks.filter(isYoung))
  expect((await log.parts()).reduce((sum, { rows }) => sum + rows, 0)).toBe(45)
  expect(await log.storage.has((await log.parts())[0]?.key ?? '')).toBe(true)

  await log.publishAt(new Date(), 100)
  await log.forgetEffects()
  await resetPosition(log.db, 'sample.copy')
  await log.spine.rebuild()
  await expect.poll(async () => (await log.effects()).map(({ rank }) => rank)).toEqual([...ranks, 100])
  expect((await log.effects()).slice(0, 60)).toEqual(effectsBefore)
  await log.allRead()
  const rebuilt = await numbers()
  expect(rebuilt.filter(({ events }) => events > 1)).toEqual(numbersBefore.filter(({ events }) => events > 1))
  expect(rebuilt).toEqual(expect.arrayContaining(numbersBefore))
  expect(rebuilt).toHaveLength(numbersBefore.length + 1)
})

test('a new reader reads the archive too, one event at a time where it must', async () => {
  await log.fill()
  log.start()
  await log.allRead()
  await log.stop()
  await log.archive()

  let failures = 3
  const fragile: typeof copier = {
    ...copier,
    name: 'sample.newcomer',
    async handle(tx, events) {
      if (failures-- > 0) throw new Error('not yet')
      await copier.handle(tx, events)
    },
  }
  await log.forgetEffects()
  log.start(fragile)

  await expect.poll(async () => (await log.effects()).map(({ rank }) => rank)).toEqual(ranks)
})

test('what comes late for an archived month is archived as a further part; a repeat changes no number', async () => {
  const actor = sampleActor()
  const events = Array.from({ length: 20 }, (_, n) => sentSeen(monthsAgo(15, 1 + n)))
  const send = (some: unknown[]) =>
    log.spine.ingest(actor, {
      personId: actor.personId,
      visitorId: crypto.randomUUID(),
      sentAt: new Date().toISOString(),
      device: 'phone',
      events: some,
    })
  const counted = () =>
    log.counted(
      'select local_day, count() as events, uniqExact(id) as ids from event final group by all order by all',
    )
  await send(events.slice(0, 15))
  await log.makeMonths()
  log.start()
  await log.allRead()
  await log.archive()
  await send(events.slice(10))
  await log.allRead()
  expect(await counted()).toHaveLength(20)
  const before = await counted()
  await log.makeMonths()
  await log.archive()
  expect((await log.parts()).map(({ part, rows }) => [part, rows])).toEqual([
    [1, 7],
    [2, 7],
    [3, 1],
    [4, 7],
    [5, 3],
  ])

  await log.spine.rebuild()
  await log.allRead()
  await expect.poll(counted).toEqual(before)
})

test('a demo that goes takes its parts along, and their files with the next run', async () => {
  await log.fill()
  log.start()
  await log.allRead()
  await log.archive()
  const gone = (await log.parts()).filter(({ simulated }) => simulated)
  expect(gone.length).toBeGreaterThan(0)
  await log.spine.forgetSimulated()
  await log.archive()

  expect((await log.parts()).filter(({ simulated }) => simulated)).toEqual([])
  expect(await Promise.all(gone.map(({ key }) => log.storage.has(key)))).not.toContain(true)
  await log.forgetEffects()
  await resetPosition(log.db, 'sample.copy')
  await log.allRead()
  expect((await log.effects()).map(({ rank }) => rank)).toEqual(
    ranks.filter((rank) => isYoung(rank) || !isSimulated(rank)),
  )
})

test('every digit of a row comes back', async () => {
  const id = newId(monthsAgo(15))
  await sql`
    insert into event (id, name, version, occurred_at, received_at, zone, local_day, simulated, context, payload)
    values (${id}, 'sample.done', 1, ${monthsAgo(15)}::timestamptz + interval '0.123457 s', '2025-01-01T00:00:00.000001Z', 'Asia/Kathmandu',
            '2024-02-29', false, '{"a": 1.10, "b": "\\u4f34 '' \\\\ \\" 😀"}',
            '{"courseId": "6f1c8a52-2f0b-5f0e-9f55-0a3c1f6f7d11", "rank": 12345678901234567890.123456789}')`.execute(
    log.db,
  )
  await log.makeMonths()
  const row = sql<{ row: string }>`select to_jsonb(event)::text as row from event`
  const before = await log.allRows(row)
  expect(before[0]?.row).toContain('12345678901234567890.123456789')
  await log.archive()
  expect(await log.allRows(row)).toEqual([])

  const pages = createPages(log.db, createArchivedRows(log.db, log.storage))
  const page = await pages.after({ ...beginning, rebuilds: 0 }, 10)
  if (page === null) throw new Error('the archive is empty')
  expect(await log.allRows(sql`select to_jsonb(event)::text as row from ${rowsOf(page, bound)}`)).toEqual(
    before,
  )
  expect(await log.allRows(sql`select to_jsonb(event)::text as row from ${rowsOf(page, inlined)}`)).toEqual(
    before,
  )
  expect(await pages.after({ ...page.end, rebuilds: 0 }, 10)).toBeNull()
})

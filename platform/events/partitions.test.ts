import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { newId } from '../id.ts'
import { testDatabase } from '../testing/database.ts'
import { Done, sampleActor, sampleCourse } from '../testing/sample-events.ts'
import { leastId, monthOf, msOfId } from './months.ts'
import { makeMonths } from './partitions.ts'
import { originOf, publish } from './publish.ts'
import type { SpineTables } from './tables.ts'

const db = await testDatabase<SpineTables>()
const now = new Date('2026-03-15T12:00:00Z')
const publishAt = (at: string) =>
  db
    .transaction()
    .execute((tx) =>
      publish(tx, Done, originOf(sampleActor(), new Date(at)), { courseId: sampleCourse, rank: 1 }),
    )
const places = async () => {
  const { rows } = await sql<{ place: string; count: number }>`
    select tableoid::regclass::text as place, count(*)::int as count from event group by 1 order by 1`.execute(
    db,
  )
  return Object.fromEntries(rows.map(({ place, count }) => [place, count]))
}

beforeEach(async () => {
  await sql`truncate event`.execute(db)
})

test('the bounds of a month are the first ids of its first and last instant', () => {
  const month = monthOf(Date.UTC(2026, 10, 22))

  expect(month.table).toBe('event_2026_11')
  expect(msOfId(month.fromId)).toBe(Date.UTC(2026, 10, 1))
  expect(month.toId).toBe(leastId(Date.UTC(2026, 11, 1)))
  expect(monthOf(Date.UTC(2026, 10, 30), 2).table).toBe('event_2027_01')
  expect(newId(new Date(Date.UTC(2026, 10, 1))) > month.fromId).toBe(true)
})

test('months are made ahead, and past ones for the rows that wait in the default partition', async () => {
  for (const at of [
    '2026-01-31T23:59:59.999Z',
    '2026-02-01T00:00:00Z',
    '2026-03-15T12:00:00Z',
    '2029-03-01T00:00:00Z',
  ])
    await publishAt(at)
  const before = await sql`select * from event order by id`.execute(db)
  await makeMonths(db, now)
  await publishAt('2026-06-30T00:00:00Z')

  expect(await places()).toEqual({
    event_2026_01: 1,
    event_2026_02: 1,
    event_2026_03: 1,
    event_2026_06: 1,
    event_default: 1,
  })
  const moved =
    await sql`select * from event where id < ${leastId(Date.UTC(2026, 5))} or id > ${leastId(Date.UTC(2027, 0))} order by id`.execute(
      db,
    )
  expect(moved.rows).toEqual(before.rows)
})

test('the job runs on several servers at once, and again, without harm', async () => {
  await publishAt('2025-12-01T00:00:00Z')
  await Promise.all([makeMonths(db, now), makeMonths(db, now), makeMonths(db, now)])
  await makeMonths(db, now)

  expect(await places()).toEqual({ event_2025_12: 1 })
})

test('a row keeps its id alone in the log when its month is made after it came', async () => {
  const insert = () =>
    sql`insert into event (id, name, version, occurred_at, zone, local_day, simulated, payload)
        values ('01900000-0000-7000-8000-000000000001', 'sample.done', 1, now(), 'UTC', '2024-06-09', false, '{}')
        on conflict (id) do nothing`.execute(db)
  await insert()
  await makeMonths(db, now)
  await insert()

  expect(await places()).toEqual({ event_2024_06: 1 })
})

test('rows that moved to their month leave nothing behind in the default partition', async () => {
  await publishAt('2025-11-01T00:00:00Z')
  await makeMonths(db, now)
  const { rows } = await sql<{ bytes: number }>`select pg_relation_size('event_default') as bytes`.execute(db)

  expect(await places()).toEqual({ event_2025_11: 1 })
  expect(rows).toEqual([{ bytes: 0 }])
})

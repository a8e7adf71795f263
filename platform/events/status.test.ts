import { expect, test } from 'vitest'
import { testAnalytics } from '../testing/analytics.ts'
import { testDatabase } from '../testing/database.ts'
import { connectAnalytics } from '../clickhouse/connect.ts'
import { forgetOld } from './status-store.ts'
import { spineStatus } from './status.ts'
import type { SpineTables } from './tables.ts'

const db = await testDatabase<SpineTables>()
const now = new Date('2026-03-30T09:20:30Z')
const minuteAgo = (minutes: number) => new Date(new Date('2026-03-30T09:20:00Z').getTime() - minutes * 60_000)
const weekOfMinutes = 7 * 24 * 60
const rate = (minutes: number, count: number, realCount = count) => ({
  minute: minuteAgo(minutes),
  count,
  real_count: realCount,
  last_at: minuteAgo(minutes),
})

test('the alarm hears the silence of real people through the noise of simulated ones', async () => {
  const analytics = await testAnalytics('events')
  await db
    .insertInto('event_rate')
    .values([
      ...[1, 2, 3, 4].map((weeks) => rate(weeks * weekOfMinutes + 20, 12)),
      rate(5 * weekOfMinutes + 20, 1000),
      rate(90, 3),
      rate(10, 500, 0),
    ])
    .execute()

  const status = await spineStatus(db, analytics, now)
  expect(status.alarm).toEqual({ since: minuteAgo(90), expectedPerHour: 12 })
  expect(status.lastEventAt).toEqual(minuteAgo(10))
  expect(status.ratePerMinute.filter(({ count }) => count > 0)).toEqual([{ at: minuteAgo(10), count: 500 }])
  expect(status.sizeBytes.log).toBeGreaterThan(0)

  await db.insertInto('event_rate').values(rate(2, 1)).execute()
  expect((await spineStatus(db, analytics, now)).alarm).toBeNull()
})

test('where the analytics store does not answer, the panel says so and shows the rest', async () => {
  const nowhere = connectAnalytics('http://127.0.0.1:1/banxue')

  expect(await spineStatus(db, nowhere, now)).toMatchObject({
    analyticsReachable: false,
    sizeBytes: { analytics: null },
    epoch: 1,
  })
  await nowhere.close()
})

test('quarantine is kept for 30 days, counts for five weeks', async () => {
  const day = 24 * 60
  const kept = (days: number) => ({
    digest: Buffer.from([days]),
    name: null,
    reason: 'malformed',
    detail: '',
    received_at: minuteAgo(days * day),
    sample: '{}',
  })
  await db
    .insertInto('event_quarantine')
    .values([kept(29), kept(31)])
    .execute()
  await db
    .insertInto('event_rate')
    .values([rate(34 * day, 1), rate(36 * day, 1)])
    .execute()
  await forgetOld(db, now)

  expect(await db.selectFrom('event_quarantine').select('received_at').execute()).toEqual([
    { received_at: minuteAgo(29 * day) },
  ])
  const oldest = await db.selectFrom('event_rate').select('minute').orderBy('minute').executeTakeFirst()
  expect(oldest).toEqual({ minute: minuteAgo(34 * day) })
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testAnalyticsUrl } from '@banxue/platform/testing/analytics'
import { testDatabaseUrl } from '@banxue/platform/testing/database'
import { connect } from '@banxue/platform/db/connect'
import { afterAll, expect, test } from 'vitest'
import { runSchedules } from './schedules/run.ts'
import { School } from './schedules/school.ts'

const folder = await mkdtemp(join(tmpdir(), 'banxue-schedules-'))
const databaseUrl = await testDatabaseUrl()
const db = connect<never>(databaseUrl, { max: 4 })
const school = new School(databaseUrl, await testAnalyticsUrl(), folder)
afterAll(async () => {
  await school.kill()
  await db.destroy()
  await rm(folder, { recursive: true, force: true })
})

/** SCHEDULE_SEED repeats a run, SCHEDULES lengthens it. */
const count = Number(process.env.SCHEDULES ?? 60)
const first = Number(process.env.SCHEDULE_SEED ?? Math.floor(Math.random() * 1_000_000))

test(`two devices through ${count} random schedules, from seed ${first}: nothing is lost, nothing counts twice`, async () => {
  await school.start()
  const seeds = Array.from({ length: count }, (_, n) => (n < count / 2 ? n : first + n))
  const until = (isSo: () => Promise<boolean>) => expect.poll(isSo, { timeout: 60_000 }).toBe(true)
  const faults = await runSchedules({ db, school, seeds, kills: 3, until })

  expect(faults).toEqual([])
})

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { banxue } from '../command-line.ts'
import { forget, openRunningSchool, type RunningSchool } from '../running-school.ts'

let school: RunningSchool
let db: pg.Client

beforeAll(async () => {
  school = await openRunningSchool({ env: { BANXUE_DEMO: 'on' } })
  const { databaseUrl } = JSON.parse(await readFile(join(school.data, 'school.json'), 'utf8')) as {
    databaseUrl: string
  }
  db = new pg.Client({ connectionString: databaseUrl })
  await db.connect()
})
afterAll(async () => {
  await db?.end()
  await school?.stop()
  if (school) await forget(school.data)
})

async function count(query: string): Promise<number> {
  const { rows } = await db.query<{ n: string }>(`select count(*) as n from ${query}`)
  return Number(rows[0]?.n)
}

test('the school answers while two hundred simulated learners move in, and all they do is labelled', async () => {
  await expect
    .poll(() => school.output(), { timeout: 540_000, interval: 500 })
    .toContain('the demo is complete')

  expect((await fetch(`${school.url}/courses/spoken-english-for-travel`)).status).toBe(200)
  expect(await count('person where simulated')).toBe(200)
  expect(await count("event where name like 'learning.%' and not simulated")).toBe(0)
  expect(await count("event where name = 'learning.question_answered'")).toBeGreaterThan(1_000)
  expect(await count("event where name = 'learning.attended'")).toBeGreaterThan(1_000)
  expect(await count('event_quarantine')).toBe(0)
}, 600_000)

test('a restart does not let them move in again', async () => {
  const before = await count('event')
  await db.end()
  await school.stop()
  school = await openRunningSchool({ data: school.data, env: { BANXUE_DEMO: 'on' } })
  const { databaseUrl } = JSON.parse(await readFile(join(school.data, 'school.json'), 'utf8')) as {
    databaseUrl: string
  }
  db = new pg.Client({ connectionString: databaseUrl })
  await db.connect()

  expect(school.output()).not.toContain('move in')
  expect(await count('event')).toBe(before)
})

test('the demo’s instructor teaches its course', async () => {
  const enter = (role: string) =>
    fetch(`${school.url}/rpc/identity/enterDemo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-banxue': '1' },
      body: JSON.stringify({ json: { role } }),
    })
  expect((await enter('coach')).status).toBe(200)
  expect(await count('course_instructor')).toBe(0)

  for (let visit = 0; visit < 2; visit += 1) expect((await enter('instructor')).status).toBe(200)
  expect(await count('course_instructor')).toBe(1)
})

test('demo clear leaves nothing: no person, no progress, no event, no course, no number', async () => {
  expect(await banxue(school.data, 'demo', 'clear')).toContain('the demo is gone')

  for (const table of [
    'person',
    'course',
    'course_instructor',
    'unit_revision',
    'course_file',
    'enrolment',
    'unit_progress',
    'step_progress',
    'attempt',
    'draft',
    'certificate',
    'event',
  ])
    expect(await count(table), table).toBe(0)
  expect(await (await fetch(`${school.url}/api/courses`)).json()).toEqual([])
})

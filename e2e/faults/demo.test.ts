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

test('the school answers while sixty simulated learners move in, and all they do is labelled', async () => {
  await expect
    .poll(() => school.output(), { timeout: 540_000, interval: 500 })
    .toContain('the demo is complete')

  for (const course of ['spoken-english-for-travel', 'first-steps-in-programming']) {
    expect((await fetch(`${school.url}/courses/${course}`)).status).toBe(200)
    const inIt = `enrolment join course on course.id = course_id where slug = '${course}'`
    expect(await count(inIt)).toBeGreaterThan(10)
  }
  expect(await count('person where simulated')).toBeGreaterThan(50)
  expect(await count("event where name like 'learning.%' and not simulated")).toBe(0)
  expect(await count("event where name = 'learning.question_answered'")).toBeGreaterThan(500)
  expect(await count("event where name = 'learning.attended'")).toBeGreaterThan(500)
  expect(await count('event_quarantine')).toBe(0)
}, 600_000)

test('a restart does not let them move in again', async () => {
  const before = await count("event where name = 'identity.person_registered'")
  await db.end()
  await school.stop()
  school = await openRunningSchool({ data: school.data, env: { BANXUE_DEMO: 'on' } })
  const { databaseUrl } = JSON.parse(await readFile(join(school.data, 'school.json'), 'utf8')) as {
    databaseUrl: string
  }
  db = new pg.Client({ connectionString: databaseUrl })
  await db.connect()

  expect(school.output()).not.toContain('move in')
  expect(await count("event where name = 'identity.person_registered'")).toBe(before)
})

/** As if the last days or minutes had not been lived; the job that lives on comes every minute. */
async function forgetTheLast(interval: string): Promise<void> {
  await db.query('update demo_learner set lived_until = least(lived_until, now() - $1::interval)', [interval])
  await db.query('update demo_state set lived_until = now() - $1::interval', [interval])
}

const untilTheyLiveNow = () =>
  expect
    .poll(() => count("demo_state where lived_until > now() - interval '5 minutes'"), {
      timeout: 170_000,
      interval: 500,
    })
    .toBe(1)

test('after three days in which the school was off its learners have lived them', async () => {
  const before = await count("event where name = 'learning.attended'")
  await forgetTheLast('3 days')
  await untilTheyLiveNow()
  expect(await count("event where name = 'learning.attended'")).toBeGreaterThan(before)
  expect(await count("event where occurred_at > now() + interval '1 minute'")).toBe(0)
  expect(await count('event_quarantine')).toBe(0)
})

test('from then on they live within the school, minute by minute', async () => {
  await forgetTheLast('20 minutes')
  await untilTheyLiveNow()
  expect(await readFile(join(school.data, 'banxue.log'), 'utf8')).not.toContain('demo.live_on')
})

test('the demo’s instructor teaches its courses', async () => {
  const enter = (role: string) =>
    fetch(`${school.url}/rpc/identity/enterDemo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-banxue': '1' },
      body: JSON.stringify({ json: { role } }),
    })
  expect((await enter('coach')).status).toBe(200)
  expect(await count('course_instructor')).toBe(0)

  for (let visit = 0; visit < 2; visit += 1) expect((await enter('instructor')).status).toBe(200)
  expect(await count('course_instructor')).toBe(2)
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
    'demo_learner',
    'media',
  ])
    expect(await count(table), table).toBe(0)
  expect(await (await fetch(`${school.url}/api/courses`)).json()).toEqual([])
})

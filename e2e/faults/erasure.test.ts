import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '@banxue/platform/clock'
import { connect } from '@banxue/platform/db/connect'
import { type Kysely, sql } from 'kysely'
import { expect, onTestFinished, test, vi } from 'vitest'
import { givenVisitor, type Visitor } from '../access/visitor.ts'
import { forget, openRunningSchool } from '../running-school.ts'
import { givenAdmin, openSchoolHere } from '../school-here.ts'
import { databaseOf } from './database-of.ts'
import { tablesNaming } from './tables-naming.ts'

const password = 'long enough for a test'
const fixture = join(import.meta.dirname, '..', 'fixtures', 'short-course')

/** A whole school with readers, in this process; jobs run when they are told to. */
async function givenSchool() {
  const { school, url, close } = await openSchoolHere()
  const readers = school.startReaders()
  onTestFinished(async () => {
    await readers.stop()
    await close()
  })
  const run = async (job: string) => school.jobs.find(({ name }) => name === job)?.runDue(systemClock.now())
  return { school, url, run }
}
type School = Awaited<ReturnType<typeof givenSchool>>

interface View {
  steps: { id: string; content: { kind: string; options?: { id: string }[] } }[]
}

/** A learner who joined the course and answered a question. */
async function givenLearner({ url }: School, name: string, courseId: string, unitId: string) {
  const browser = givenVisitor(url)
  await browser.signUp()
  await browser.must('identity/changeProfile', { name })
  await browser.must('learning/enrol', { courseId })
  const { steps } = (await browser.must('learning/openUnit', { courseId, unitId })) as View
  const question = steps.find(({ content }) => content.kind === 'choice')
  await browser.must('learning/answer', {
    courseId,
    unitId,
    stepId: question?.id,
    attemptId: crypto.randomUUID(),
    answer: { kind: 'choice', optionIds: [question?.content.options?.[0]?.id] },
    elapsedS: 5,
  })
  const { person } = (await browser.must('identity/me', undefined)) as { person: { id: string } }
  return { browser, id: person.id }
}

/** Everything that Pulse counts; who learned last is named, and stands apart. */
async function numbersOf(admin: Visitor): Promise<unknown> {
  const ask = async (report: string) => {
    const { asOf: _, ...rest } = (await admin.must(`retention/${report}`, { population: 'real' })) as {
      asOf: unknown
    }
    return rest
  }
  const { latest: _, ...headline } = (await ask('headline')) as { latest: unknown }
  return {
    headline,
    ...Object.fromEntries(
      await Promise.all(
        ['activity', 'completion', 'dropOff', 'cohorts'].map(async (name) => [name, await ask(name)]),
      ),
    ),
  }
}

test('who goes is gone from every screen, and the numbers stay as they were', async () => {
  const here = await givenSchool()
  const { school, run } = here
  const admin = await givenAdmin(here)
  const made = await school.courses.reads.importPath(fixture, { actorId: null })
  const page = (await admin.must('courses/coursePage', { slug: made.courses[0]?.slug })) as {
    id: string
    firstUnitId: string
  }
  const [one, other] = [
    await givenLearner(here, 'Li Na', page.id, page.firstUnitId),
    await givenLearner(here, 'Wang Fang', page.id, page.firstUnitId),
  ]
  const latest = async () => {
    const headline = await admin.must('retention/headline', { population: 'real' })
    return (headline as { latest: { name: string }[] }).latest.map(({ name }) => name).toSorted()
  }
  await vi.waitFor(async () => {
    await run('retention.roll_up')
    expect(await latest()).toEqual(['Li Na', 'Wang Fang'])
  }, 60_000)
  const before = await numbersOf(admin)
  expect(JSON.stringify(before)).toContain('"dau":2')

  await one.browser.must('identity/eraseNow', { password })
  expect(await latest()).toEqual(['Wang Fang'])
  expect((await admin.must('identity/listPeople', { search: 'Li Na' })) as object).toMatchObject({
    people: [],
  })
  await run('identity.erase_people')
  const db = school.tables<never>()
  // Ids that name nobody any more stay in the log and in who looked at whom; the request until all is settled.
  expect((await tablesNaming(db, one.id)).filter((table) => !/^event(_|$)/.test(table))).toEqual([
    'erasure',
    'look',
  ])
  expect(await tablesNaming(db, other.id)).toEqual(expect.arrayContaining(['attempt', 'enrolment', 'person']))

  // The store of the numbers has heard of it, and counts as before.
  const isToldTo = async () => {
    const found = await school.analytics.query({
      query: `select count() as count from event where name = 'identity.person_erased'`,
      format: 'JSONEachRow',
    })
    return Number((await found.json<{ count: string }>())[0]?.count)
  }
  await vi.waitFor(async () => expect(await isToldTo()).toBe(1), 60_000)
  await run('retention.roll_up')
  expect(await numbersOf(admin)).toEqual(before)
  const events = await sql<{ count: number }>`
    select count(*) as count from event where subject_id = ${one.id} and name like 'learning.%'`.execute(db)
  expect(events.rows[0]?.count).toBeGreaterThan(0)
})

test('a server that dies while somebody goes leaves the rest to the next', async () => {
  const first = await openRunningSchool()
  onTestFinished(() => forget(first.data))
  const browser = givenVisitor(first.url)
  await browser.signUp()
  const asked = (await browser.must('identity/requestExport', undefined)) as { id: string }
  const fetched = async () => (await browser.fetch(`/api/exports/${asked.id}`)).status
  await vi.waitFor(async () => expect(await fetched()).toBe(200), 30_000)
  const { person } = (await browser.must('identity/me', undefined)) as { person: { id: string } }
  const copy = join(first.data, 'files', 'exports', person.id)

  // Nobody may write to where copies are listed: the person's row goes, and what follows it stands still.
  const db = connect<never>(await databaseOf(first.data), { max: 2 })
  const holding = await db.startTransaction().execute()
  await sql`lock table export_job in share mode`.execute(holding)
  await browser.must('identity/eraseNow', { password })
  await vi.waitFor(async () => expect(await isForgetting(db)).toBe(true), 30_000)
  await first.kill()
  await holding
    .rollback()
    .execute()
    .catch(() => undefined)
  await db.destroy().catch(() => undefined)
  expect(await exists(copy)).toBe(true)

  const second = await openRunningSchool({ data: first.data })
  onTestFinished(async () => void (await second.stop()))
  await vi.waitFor(async () => expect(await exists(copy)).toBe(false), 60_000)
  const me = (await givenVisitor(second.url).must('identity/me', undefined)) as { person: unknown }
  expect(me.person).toBeNull()
})

/** Whether a school stands before a lock with forgetting somebody's copies. */
async function isForgetting(db: Kysely<never>): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from pg_stat_activity where wait_event_type = 'Lock'
      and query like 'delete from "export_job" where "person_id"%') as found`.execute(db)
  return rows[0]?.found === true
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

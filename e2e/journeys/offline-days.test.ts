import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, onTestFailed, onTestFinished, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { saveModule, unitPath, waitForWorker } from './installed.ts'
import { type Account, newAccount, signIn, signUp } from './people.ts'
import { type CourseOutline, enrol } from './places.ts'
import { deskInEnglish, openDevice, openScreen, phoneInChinese, type Screen } from './screen.ts'
import { press } from './short-course.ts'
import { shortCourseSchool } from './school-of-file.ts'

const here = shortCourseSchool()
const dayMs = 86_400_000

test('five days without a network: every answer is answered at once, each lands on its own day, a second device in between', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'banxue-device-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }))
  const account = newAccount('李娜')
  const now = Date.now()
  const course = await saveOnPhone(folder, account, now)

  // The phone starts anew, and there is no network from the beginning.
  const phone = await openDevice(folder, here.school.url, phoneInChinese)
  onTestFailed(() => phone.keep('failed-phone'))
  const { page, w } = phone
  await page.context().setOffline(true)
  await page.clock.install({ time: now - 4 * dayMs })
  await lookAround(phone)
  await page.goto(unitPath(course, 1))
  await press(page, w.begin)
  await answer(phone, 'teapot')
  await expectAccessible(page)
  await phone.keep('offline-answered')
  await page.clock.setSystemTime(now - 3 * dayMs)
  await press(page, w.tryAgain)
  await answer(phone, 'cup')
  await press(page, w.continue)
  await page.clock.setSystemTime(now - 2 * dayMs)
  await answer(phone, '3')
  await press(page, w.continue)
  await page.getByText('3/3', { exact: true }).waitFor()

  const desk = await atDesk(account, course)
  await page.clock.setSystemTime(now)
  await page.reload()
  await page.getByRole('textbox').fill('浓一点。')
  await press(page, w.handIn)
  await press(page, w.continue)
  // The whole unit is done, as far as this phone knows.
  await page.getByText('你现在能说出泡茶要多久了。').waitFor()
  await page.context().setOffline(false)

  const steps = course.outline.modules[0]?.units[1]?.steps.map(({ id }) => id) ?? []
  const day = (agoDays: number, zone: string) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(now - agoDays * dayMs)
  const expected = [
    ['0', day(4, 'Asia/Shanghai')],
    ['0', day(3, 'Asia/Shanghai')],
    ['1', day(2, 'Asia/Shanghai')],
    ['2', day(0, 'Asia/Shanghai')],
    ['0', day(0, 'Europe/Berlin')],
  ].toSorted(inOrder)
  await expect.poll(() => answersOf(account.email, steps), { timeout: 30_000 }).toEqual(expected)
  await desk.page.goto('/courses/short-course')
  await expect
    .poll(() => desk.page.locator('.course-unit-mark[data-state=done]').count(), { timeout: 15_000 })
    .toBe(1)
  expect([...phone.faults(), ...desk.faults()]).toEqual([])
  await Promise.all([phone.close(), desk.close()])
})

test('a unit that is not on the device says so, and what is there instead', async () => {
  const screen = await openScreen(here.browser, here.school.url, deskInEnglish, { worker: true })
  const { page, w } = screen
  await signUp(screen, newAccount('Li Na'))
  const course = await enrol(screen, 'short-course')
  await page.goto(unitPath(course, 0))
  await waitForWorker(screen)
  await page
    .locator('summary')
    .filter({ has: page.getByLabel(w.menu) })
    .or(page.getByLabel(w.menu))
    .first()
    .click()
  await press(page, w.saveThis)
  await press(page, w.saveNow)
  await page.getByText(w.savedThis).waitFor()
  await expectAccessible(page)
  await screen.keep('offline-menu')
  await page.context().setOffline(true)
  await page.goto(unitPath(course, 1))
  await page.getByText(w.notHere).waitFor()
  await page.getByText(w.insteadTitle).waitFor()
  await expectAccessible(page)
  await screen.keep('offline-not-here')
  await page.getByRole('link', { name: /Tea/ }).click()
  await press(page, w.begin)
  expect(screen.faults()).toEqual([])
  await screen.close()
})

/** Signs up on a phone, saves the whole course there, and closes the browser. */
async function saveOnPhone(folder: string, account: Account, nowMs: number): Promise<CourseOutline> {
  const phone = await openDevice(folder, here.school.url, phoneInChinese)
  await signUp(phone, account)
  const course = await enrol(phone, 'short-course')
  await saveModule(phone, 'short-course')
  await phone.keep('offline-saving')
  // For all that it knows, the school last answered this phone five days ago.
  const heardAt = new Date(nowMs - 5 * dayMs).toISOString()
  await phone.page.evaluate((at) => localStorage.setItem('banxue-last-ack', at), heardAt)
  await phone.close()
  return course
}

/** What opens without a network beside the unit itself. */
async function lookAround(phone: Screen): Promise<void> {
  const { page, w } = phone
  await page.goto('/learn')
  await page.getByText(w.courseTitle).first().waitFor()
  await page.goto('/courses/short-course')
  await page.locator('.course-unit').first().waitFor()
  await page.goto('/learn/saved')
  await page.getByRole('heading', { name: w.savedTitle }).waitFor()
  await expectAccessible(page)
  await phone.keep('offline-saved')
}

/** The same learner answers the first question at a desk, with a network. */
async function atDesk(account: Account, course: CourseOutline): Promise<Screen> {
  const desk = await openScreen(here.browser, here.school.url, deskInEnglish)
  await signIn(desk, account)
  await desk.page.goto(unitPath(course, 1))
  await press(desk.page, desk.w.begin)
  await answer(desk, 'cup')
  return desk
}

const inOrder = (a: string[], b: string[]) => (a.join() < b.join() ? -1 : 1)

/** Answers the question on the screen and waits for what is said to it. */
async function answer({ page, w }: Screen, text: string): Promise<void> {
  await page.getByRole('textbox').fill(text)
  await press(page, w.check)
  await page.locator('.feedback').waitFor()
}

/** Every answer of a person in the log: the question's place among `steps`, and the local day it counts for. */
async function answersOf(email: string, steps: readonly string[]): Promise<string[][]> {
  const { databaseUrl } = JSON.parse(await readFile(join(here.school.data, 'school.json'), 'utf8')) as {
    databaseUrl: string
  }
  const db = new pg.Client({ connectionString: databaseUrl })
  await db.connect()
  const { rows } = await db.query<{ step: string; day: string }>(
    `select payload ->> 'stepId' as step, local_day::text as day from event
     where name = 'learning.question_answered' and subject_id = (select id from person where email = $1)`,
    [email],
  )
  await db.end()
  return rows.map(({ step, day }) => [String(steps.indexOf(step)), day]).toSorted(inOrder)
}

import { beforeAll, expect, onTestFailed, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { expectAccessible } from './accessible.ts'
import { call, claim, giveRoles, newAccount, signIn, signUp } from './people.ts'
import { type CourseOutline, enrol } from './places.ts'
import { shortCourseSchool } from './school-of-file.ts'
import { deskInEnglish, openScreen, phoneInChinese, type Reader, type Screen } from './screen.ts'
import { press } from './short-course.ts'

const at = shortCourseSchool()
const dayMs = 86_400_000
/** The newest day that is over everywhere: on it two of twelve learn. */
const badDay = new Date(Date.now() - 1.5 * dayMs).toISOString().slice(0, 10)
const learners = 12
const daysBefore = 40

const account = newAccount('Wu Tong')

beforeAll(async () => {
  const [admin, devices] = await Promise.all([screenFor(deskInEnglish), screenFor(deskInEnglish)])
  await signUp(admin, newAccount('Admin'))
  await claim(admin, at.school)
  await signUp(devices, account)
  await giveRoles(admin, account, ['learner', 'operator'])
  for (let n = 0; n < learners; n++) await liveThrough(devices, n)
  await Promise.all([admin.close(), devices.close()])
})

test('an operator finds a bad day, sees who stayed away, sees to it, writes down why, and judges it', async () => {
  const [phone, desk] = await Promise.all([screenFor(phoneInChinese), screenFor(deskInEnglish)])
  onTestFailed(async () => {
    await phone.keep('failed-alarm')
    await desk.keep('failed-alarm')
  })
  await signIn(phone, account)
  // The days are judged every minute, once they are counted.
  await expect.poll(() => alarmIds(phone), { timeout: 120_000, interval: 2_000 }).not.toEqual([])
  for (const id of await alarmIds(phone)) {
    await call(phone, 'retention/acknowledgeAlarm', { id, isAcknowledged: false })
    await call(phone, 'retention/judgeAlarm', { id, isReal: null })
  }
  await phone.page.goto('/console/pulse?population=real')
  await phone.page.getByRole('heading', { name: phone.w.alarmsOpen }).waitFor()
  await phone.keep('pulse-alarm')
  await expectAccessible(phone.page)
  await phone.page.getByRole('link', { name: phone.w.fewerLearners }).first().click()
  await phone.page.getByText(phone.w.tenStayedAway).waitFor()
  await phone.keep('alarm')
  await press(phone.page, phone.w.seeTo)
  await phone.page
    .getByText(/Wu Tong/)
    .first()
    .waitFor()
  await phone.page.getByLabel(phone.w.whatHappened).fill('学校放假。')
  await press(phone.page, phone.w.addNote)
  await phone.page.getByText('学校放假。').first().waitFor()
  await expectAccessible(phone.page)

  await signIn(desk, account)
  await desk.page.goto(new URL(phone.page.url()).pathname)
  await desk.page.getByText('学校放假。').first().waitFor()
  await desk.page.getByRole('button', { name: desk.w.seeTenLearners }).click()
  await desk.page.getByRole('rowheader', { name: 'Learner 5', exact: true }).waitFor()
  await press(desk.page, desk.w.wasReal)
  await desk.page.getByText(desk.w.saidReal).waitFor()
  await desk.keep('alarm')
  await expectAccessible(desk.page)
  await desk.page.goto('/console/pulse/alarms?population=real')
  await desk.page.getByText(desk.w.oneOfOne).waitFor()
  await desk.keep('alarms')
  await expectAccessible(desk.page)
  expect([...phone.faults(), ...desk.faults()]).toEqual([])
  await Promise.all([phone.close(), desk.close()])
})

const screenFor = (reader: Reader) => openScreen(at.browser, at.school.url, reader)

async function alarmIds(screen: Screen): Promise<string[]> {
  const { alarms } = (await call(screen, 'retention/alarms', { population: 'real' })) as {
    alarms: { id: string }[]
  }
  return alarms.map(({ id }) => id)
}

/** A learner whose phone was without a network for weeks: every day played, all of it sent now; most miss the bad day. */
async function liveThrough(screen: Screen, n: number): Promise<void> {
  await signUp(screen, newAccount(`Learner ${n}`))
  const course = await enrol(screen, 'short-course')
  const { person } = (await call(screen, 'identity/me')) as { person: { id: string } }
  const days = Array.from(
    { length: daysBefore + 1 },
    (_, back) => new Date(Date.parse(badDay) - back * dayMs),
  )
  const learned = days.filter((day) => n < 2 || day.toISOString().slice(0, 10) !== badDay)
  await call(screen, 'spine/send', {
    personId: person.id,
    visitorId: crypto.randomUUID(),
    sentAt: new Date().toISOString(),
    device: n % 2 === 0 ? 'phone' : 'desktop',
    events: learned.map((day) => playedOn(course, new Date(day.getTime() + dayMs / 2))),
  })
}

function playedOn({ id, firstUnitId, outline }: CourseOutline, occurredAt: Date) {
  const unit = outline.modules.flatMap(({ units }) => units).find((each) => each.id === firstUnitId)
  return {
    id: newId(occurredAt),
    name: 'learning.watched',
    version: 1,
    occurredAt: occurredAt.toISOString(),
    zone: 'UTC',
    payload: { courseId: id, unitId: firstUnitId, stepId: unit?.steps[0]?.id, fromS: 0, toS: 40 },
  }
}

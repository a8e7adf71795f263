import { expect, onTestFailed, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { leftOf, saveModule, unitPath } from './installed.ts'
import { type Account, call, newAccount, signIn, signUp } from './people.ts'
import { type CourseOutline, enrol } from './places.ts'
import { deskInEnglish, openScreen, phoneInChinese, type Reader, type Screen } from './screen.ts'
import { press } from './short-course.ts'
import { shortCourseSchool } from './school-of-file.ts'

const here = shortCourseSchool()
const said = { en: /This device has forgotten you too/, 'zh-CN': /这台设备也已忘记你/ }

test('a device that opens the school anew has forgotten whoever was deleted on another one', async () => {
  const { phone, course, personId, eraseElsewhere } = await givenTwoDevices(phoneInChinese)
  const { page } = phone
  await halfAnswer(phone, course)
  await phone.page.getByText(phone.w.saved).waitFor()
  await page.goto('about:blank')
  await eraseElsewhere()
  await page.goto('/')
  await expect.poll(() => leftOf(phone, personId), { timeout: 20_000 }).toEqual([])
  await phone.close()
})

test.each([phoneInChinese, deskInEnglish])(
  'two open tabs without a network forget them when the school is back, with what waited, and say so ($language, $width px)',
  async (reader) => {
    const { phone, course, personId, eraseElsewhere } = await givenTwoDevices(reader)
    const { page, w } = phone
    const tab = await page.context().newPage()
    const faults: string[] = []
    tab.on('pageerror', (error) => faults.push(error.message))
    await tab.goto('/learn')
    await tab
      .getByText(/Three small things|三件小事/)
      .first()
      .waitFor()
    await page.bringToFront()
    await page.goto(unitPath(course, 1))
    await press(page, w.begin)
    await page.getByRole('textbox').waitFor()
    await page.context().setOffline(true)
    await page.getByRole('textbox').fill('half a c')
    await page.getByText(w.keptHere).waitFor()
    expect(await leftOf(phone, personId)).toContain('banxue-work work')
    await eraseElsewhere()

    await page.context().setOffline(false)
    for (const one of [page, tab]) await one.getByText(said[reader.language]).waitFor()
    await expect.poll(() => leftOf(phone, personId), { timeout: 20_000 }).toEqual([])
    await expectAccessible(page)
    await phone.keep('erased-elsewhere')
    // Tabs that are hidden and closed say their last; that too names nobody.
    await page.reload()
    await page.getByText(said[reader.language]).waitFor()
    await tab.close()
    expect(await leftOf(phone, personId)).toEqual([])
    expect([...phone.faults(), ...faults]).toEqual([])
    await phone.close()
  },
)

test('a page in front of somebody says so within seconds, and nothing of them stays', async () => {
  const { phone, course, personId, eraseElsewhere } = await givenTwoDevices(phoneInChinese)
  const { page } = phone
  const heard = page.waitForResponse((answer) => answer.url().endsWith('/api/news'))
  await halfAnswer(phone, course)
  await page.getByText(phone.w.saved).waitFor()
  await heard
  await eraseElsewhere()
  await page.getByText(said['zh-CN']).waitFor({ timeout: 10_000 })
  await expect.poll(() => leftOf(phone, personId), { timeout: 20_000 }).toEqual([])
  expect(phone.faults()).toEqual([])
  await phone.close()
})

test('a school that was opened without a network forgets them when it is back', async () => {
  const { phone, course, personId, eraseElsewhere } = await givenTwoDevices(deskInEnglish)
  const { page } = phone
  await halfAnswer(phone, course)
  await page.getByText(phone.w.saved).waitFor()
  await page.goto('about:blank')
  await eraseElsewhere()
  await page.context().setOffline(true)
  await page.goto(unitPath(course, 1))
  await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('half a c')
  await page.context().setOffline(false)
  await page.getByText(said.en).waitFor()
  await expect.poll(() => leftOf(phone, personId), { timeout: 20_000 }).toEqual([])
  await phone.close()
})

/** A learner with a phone that has saved a module, and another device on which they can have themselves deleted. */
async function givenTwoDevices(reader: Reader) {
  const phone = await openScreen(here.browser, here.school.url, reader, { worker: true })
  onTestFailed(() => phone.keep('failed-erased'))
  const account: Account = newAccount('Li Na')
  await signUp(phone, account)
  const course = await enrol(phone, 'short-course')
  await saveModule(phone, 'short-course')
  const { person } = (await call(phone, 'identity/me')) as { person: { id: string } }
  const eraseElsewhere = async () => {
    const other = await openScreen(here.browser, here.school.url, reader)
    await signIn(other, account)
    await call(other, 'identity/eraseNow', { password: account.password })
    await other.close()
  }
  return { phone, course, personId: person.id, eraseElsewhere }
}

/** Leaves half an answer at the first question of the second unit. */
async function halfAnswer({ page, w }: Screen, course: CourseOutline): Promise<void> {
  await page.goto(unitPath(course, 1))
  await press(page, w.begin)
  await page.getByRole('textbox').fill('half a c')
}

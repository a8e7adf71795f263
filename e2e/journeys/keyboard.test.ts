import { expect, onTestFailed, test } from 'vitest'
import { tabTo } from './keyboard.ts'
import { claim, newAccount, signUp } from './people.ts'
import { deskInEnglish, openScreen, type Reader } from './screen.ts'

const deskInChinese: Reader = { language: 'zh-CN', width: 1440 }
import { shortCourseSchool } from './school-of-file.ts'

const here = shortCourseSchool()

test.each([deskInChinese, deskInEnglish])(
  'the keyboard alone leads from the catalogue to a checked answer ($language)',
  async (reader) => {
    const screen = await openScreen(here.browser, here.school.url, reader)
    onTestFailed(() => screen.keep('failed-keyboard'))
    const { page, w } = screen
    await page.goto('/courses')
    await page.getByRole('link', { name: w.courseTitle }).first().waitFor()
    await tabTo(screen, new RegExp(w.courseTitle))
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: w.tryFirst }).waitFor()
    await tabTo(screen, w.tryFirst)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: w.begin, exact: true }).waitFor()
    // In the player Enter presses the large action from anywhere, the arrows change steps, digits choose.
    await page.keyboard.press('Enter')
    await page.getByText(w.readingDone, { exact: true }).or(page.locator('article.reading')).first().waitFor()
    await page.keyboard.press('ArrowRight')
    await page.getByText(w.wrongOption, { exact: true }).waitFor()
    await page.keyboard.press('2')
    await page.keyboard.press('Enter')
    await page.getByText(w.wrongOptionSays).waitFor()
    await screen.keep('keyboard-answer')
    // And by Tab and space, as somebody does who does not know of the digits.
    await tabTo(screen, w.tryAgain)
    await page.keyboard.press('Enter')
    await tabTo(screen, new RegExp(`${w.rightOption}$`))
    await page.keyboard.press('Space')
    await tabTo(screen, w.check)
    await page.keyboard.press('Enter')
    await page.locator('.feedback[data-phase=right]').waitFor()
    expect(screen.faults()).toEqual([])
    await screen.close()
  },
)

test('the keyboard alone signs somebody in and finds one course in Pulse', async () => {
  const screen = await openScreen(here.browser, here.school.url, deskInEnglish)
  onTestFailed(() => screen.keep('failed-keyboard'))
  const { page, w } = screen
  const account = newAccount('Wu Tong')
  const first = await openScreen(here.browser, here.school.url, deskInEnglish)
  await signUp(first, account)
  await claim(first, here.school)
  await first.close()

  await page.goto('/')
  await page.getByRole('link', { name: w.signIn, exact: true }).waitFor()
  await tabTo(screen, w.signIn)
  await page.keyboard.press('Enter')
  await page.getByLabel(w.email).waitFor()
  await tabTo(screen, new RegExp(`^${w.email}`))
  await page.keyboard.type(account.email)
  await tabTo(screen, new RegExp(`^${w.password}`))
  await page.keyboard.type(account.password)
  await page.keyboard.press('Enter')

  await page.getByRole('link', { name: w.console, exact: true }).waitFor()
  await tabTo(screen, w.console)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: w.pulse }).waitFor()
  const courses = page.locator('select[data-find]')
  await courses.waitFor()
  await tabTo(screen, new RegExp(`^${w.course}(?!s)`))
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => new URL(page.url()).searchParams.get('course')).not.toBeNull()
  // `/` finds the filter from anywhere.
  await page.locator('h1').click()
  await page.keyboard.press('/')
  await expect.poll(() => courses.evaluate((one) => one === document.activeElement)).toBe(true)
  await screen.keep('keyboard-pulse')
  expect(screen.faults()).toEqual([])
  await screen.close()
})

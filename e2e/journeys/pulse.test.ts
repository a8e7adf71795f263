import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { banxue } from '../command-line.ts'
import { forget, openRunningSchool, type RunningSchool } from '../running-school.ts'
import { expectAccessible } from './accessible.ts'
import { call, claim, claimPath, newAccount, signUp } from './people.ts'
import { enrol } from './places.ts'
import { deskInEnglish, openScreen, phoneInChinese, type Screen } from './screen.ts'
import { press } from './short-course.ts'
import { forward } from './walk-unit.ts'

const demoSlug = 'spoken-english-for-travel'

let school: RunningSchool
let browser: Browser
let admin: Screen
beforeAll(async () => {
  school = await openRunningSchool()
  await banxue(school.data, 'import', join(import.meta.dirname, '../fixtures/short-course'))
  browser = await launchBrowser()
  admin = await openScreen(browser, school.url, deskInEnglish)
})
afterAll(async () => {
  await browser?.close()
  await school?.stop()
  if (school) await forget(school.data)
})

test('whoever opens the link of the first start runs the school', async () => {
  onTestFailed(() => admin.keep('failed-claim'))
  const { page, w, keep } = admin
  await page.goto(claimPath(school))
  await keep('claim')
  await press(page, w.createAccount)
  await page.getByLabel(w.name).fill('Wu Tong')
  await page.getByLabel(w.email).fill('wu.tong@example.org')
  await page.getByLabel(w.newPassword, { exact: true }).fill('a quiet lamp by the window')
  await press(page, w.createAccount)
  await press(page, w.becomeAdmin)
  await press(page, w.nameSchool)
  await page.getByRole('heading', { level: 2, name: 'The first hour' }).waitFor()
  expect(admin.faults()).toEqual([])
})

test.each([phoneInChinese, deskInEnglish])(
  'an operator whom the admin named sees a learner arrive, the page left open ($language, $width px)',
  async (reader) => {
    const operator = await openScreen(browser, school.url, reader)
    const learner = await openScreen(browser, school.url, reader)
    onTestFailed(async () => {
      for (const [name, screen] of Object.entries({ admin, operator, learner }))
        await screen.keep(`failed-pulse-${name}`)
    })
    const account = newAccount('He Yu')
    await signUp(operator, account)
    await nameOperator(account.email)
    const name = `Li Na ${reader.language}`
    await signUp(learner, newAccount(name))
    const question = await firstQuestion(learner)

    const { page, w, keep } = operator
    await page.goto('/console/pulse?population=real')
    await page.getByRole('heading', { level: 1, name: w.pulse }).waitFor()
    const seen = page.locator('.latest-name').getByText(name, { exact: true })
    expect(await seen.count()).toBe(0)
    await question.answer()
    // How many seconds it takes is a figure (bench/live), whatever else this machine does just now.
    await seen.waitFor()
    await keep('pulse-live')
    await expectAccessible(page)
    expect([...operator.faults(), ...learner.faults(), ...admin.faults()]).toEqual([])
    await Promise.all([operator.close(), learner.close()])
  },
)

test('a real learner is never shown among simulated ones, nor a simulated one among real ones', async () => {
  const demo = await openRunningSchool({ env: { BANXUE_DEMO: 'on' } })
  const [real, simulated, operator] = await Promise.all([
    openScreen(browser, demo.url, deskInEnglish),
    openScreen(browser, demo.url, deskInEnglish),
    openScreen(browser, demo.url, deskInEnglish),
  ])
  onTestFailed(() => operator.keep('failed-populations'))
  await signUp(operator, newAccount('Wu Tong'))
  await claim(operator, demo)
  await signUp(real, newAccount('Wang Fang'))
  await call(simulated, 'identity/enterDemo', { role: 'learner' })
  await (await firstQuestion(real, demoSlug)).answer()
  await (await firstQuestion(simulated, demoSlug)).answer()

  const { page, w } = operator
  const latest = page.locator('.latest-name')
  await page.goto('/console/pulse?population=real')
  await latest.getByText('Wang Fang', { exact: true }).waitFor({ timeout: 60_000 })
  expect(await latest.allInnerTexts()).toEqual(['Wang Fang'])
  const named = page.getByText(w.population, { exact: true })
  const populations = page.locator('label', { has: named }).locator('select')
  await populations.waitFor({ timeout: 60_000 })
  await populations.selectOption('simulated')
  await page.getByText(w.simulatedNote).waitFor()
  await latest.getByText(/demo learner/).waitFor({ timeout: 60_000 })
  expect(await latest.allInnerTexts()).not.toContain('Wang Fang')
  await operator.keep('pulse-simulated')
  expect(operator.faults()).toEqual([])
  await demo.stop()
  await forget(demo.data)
})

/** The admin finds somebody on the people page and makes an operator of them. */
async function nameOperator(email: string): Promise<void> {
  const { page, w } = admin
  await page.goto('/console/school/people')
  await page.getByLabel(w.peopleSearch).fill(email)
  await expect.poll(() => page.getByRole('button', { name: w.changeRoles }).count()).toBe(1)
  await page.getByRole('button', { name: w.changeRoles }).click()
  await page.getByRole('checkbox', { name: w.operator }).check()
  await press(page, w.save)
  await page.locator('.tag-lamp', { hasText: w.operator }).waitFor()
}

/** Joins a course and goes to the first question of its first unit; the answer is given when it is asked for. */
async function firstQuestion(learner: Screen, slug = 'short-course') {
  const { page, w } = learner
  const { id, firstUnitId } = await enrol(learner, slug)
  await page.goto(`/learn/${id}/${firstUnitId}`)
  while ((await page.locator('#player-act').innerText()) !== w.check) await forward(learner)
  return {
    async answer() {
      await page.locator('main .option label').first().click()
      await press(page, w.check)
      await page.locator('.feedback').waitFor()
    },
  }
}

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { forget, openRunningSchool, type RunningSchool } from '../running-school.ts'
import { expectAccessible } from './accessible.ts'
import { call } from './people.ts'
import { deskInEnglish, openScreen, phoneInChinese } from './screen.ts'
import { press } from './short-course.ts'

let school: RunningSchool
let browser: Browser
beforeAll(async () => {
  school = await openRunningSchool({ env: { BANXUE_DEMO: 'on' } })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await school?.stop()
  if (school) await forget(school.data)
})

test.each([phoneInChinese, deskInEnglish])(
  'an operator asks for the weekly mail, sees it, gets it, and stops it by its link alone ($language, $width px)',
  async (reader) => {
    const operator = await openScreen(browser, school.url, reader)
    onTestFailed(() => operator.keep('failed-weekly-mail'))
    const { page, w, keep } = operator
    await call(operator, 'identity/enterDemo', { role: 'operator' })
    await call(operator, 'identity/changeProfile', { language: reader.language })
    // Both readers are the same person here.
    await call(operator, 'retention/wantWeeklyMail', { isWanted: false })

    await page.goto('/console/pulse/mail')
    const wanted = page.getByRole('switch', { name: w.wantWeeklyMail })
    await wanted.waitFor()
    expect(await wanted.isChecked()).toBe(false)
    await wanted.check({ force: true })
    await page.getByText('operator@demo.invalid').waitFor()

    // Learners live through their weeks in minutes; the letter is there once the store has counted one.
    await expect.poll(() => call(operator, 'retention/weeklyLetter'), { timeout: 60_000 }).not.toBeNull()
    await page.reload()
    const letter = page.frameLocator('iframe')
    await expect.poll(() => letter.locator('.figure').count()).toBe(6)
    await expectAccessible(page)
    await keep('weekly-mail')
    await press(page, w.sendWeeklyMail)
    await page.getByText(w.onItsWay).waitFor()

    await page.goto('/mailbox')
    const stop = page.locator('article a[href*="/mail/stop?token="]').first()
    const href = (await stop.getAttribute('href')) ?? ''
    const stranger = await openScreen(browser, school.url, reader)
    const { pathname, search } = new URL(href)
    await stranger.page.goto(`${pathname}${search}`)
    await stranger.page.getByRole('heading', { name: w.weeklyMailStopped }).waitFor()
    await expectAccessible(stranger.page)
    await stranger.keep('weekly-mail-stopped')

    await page.goto('/me')
    const switchInMe = page.getByRole('switch', { name: w.wantWeeklyMail })
    await switchInMe.waitFor()
    await switchInMe.scrollIntoViewIfNeeded()
    await keep('weekly-mail-in-me')
    await expectAccessible(page)
    expect(await switchInMe.isChecked()).toBe(false)
    expect([...operator.faults(), ...stranger.faults()]).toEqual([])
    await Promise.all([operator.close(), stranger.close()])
  },
)

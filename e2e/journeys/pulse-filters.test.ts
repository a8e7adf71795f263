import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { forget, openRunningSchool, type RunningSchool } from '../running-school.ts'
import { expectAccessible } from './accessible.ts'
import { claim, newAccount, signIn, signUp } from './people.ts'
import { deskInEnglish, openScreen, phoneInChinese, type Reader } from './screen.ts'
import { press } from './short-course.ts'

let school: RunningSchool
let browser: Browser
const operator = newAccount('Wu Tong')
beforeAll(async () => {
  school = await openRunningSchool({ env: { BANXUE_DEMO: 'on' } })
  browser = await launchBrowser()
  const screen = await openScreen(browser, school.url, deskInEnglish)
  await signUp(screen, operator)
  await claim(screen, school)
  await screen.close()
})
afterAll(async () => {
  await browser?.close()
  await school?.stop()
  if (school) await forget(school.data)
})

async function openAs(reader: Reader) {
  const screen = await openScreen(browser, school.url, reader)
  onTestFailed(() => screen.keep('failed-pulse-filters'))
  await signIn(screen, operator)
  return screen
}

test.each([phoneInChinese, deskInEnglish])(
  'an operator narrows Pulse and compares it, and the address says it all ($language, $width px)',
  async (reader) => {
    const screen = await openAs(reader)
    const { page, w, keep } = screen
    await page.goto('/console/pulse?population=simulated')
    await page.getByRole('heading', { level: 1, name: w.pulse }).waitFor()
    const isPhone = reader.width === 390
    if (isPhone) await press(page, w.filters)
    await page.getByLabel(w.pulseDevice).selectOption('phone')
    await page.getByLabel(w.comparedWith).selectOption('device.desktop')
    await keep('pulse-filters-open')
    await expectAccessible(page)
    if (isPhone) await press(page, w.done)
    await expect.poll(() => new URL(page.url()).search).toContain('device=phone')
    await page.locator('.compared-legend').first().waitFor()
    expect(await page.locator('.filter-chip').count()).toBe(2)
    await page.locator('.figure-beside').first().waitFor()
    await keep('pulse-compared')
    await expectAccessible(page)

    // Saved on one device, opened on another.
    const name = `Phones ${reader.language}`
    await press(page, w.views)
    await page.getByLabel(w.viewName).fill(name)
    await press(page, w.saveView)
    await page.getByRole('link', { name }).waitFor()
    await keep('pulse-views')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    const other = await openAs(reader)
    await other.page.goto('/console/pulse/habits')
    await press(other.page, w.views)
    await other.page.getByRole('link', { name }).click()
    await other.page.locator('.compared-legend').first().waitFor()
    expect(new URL(other.page.url()).search).toBe(new URL(page.url()).search)
    expect(other.faults()).toEqual([])
    await other.close()

    await page.getByRole('link', { name: w.coming }).click()
    await expect.poll(() => new URL(page.url()).pathname).toBe('/console/pulse/coming')
    expect(new URL(page.url()).searchParams.get('vs')).toBe('device.desktop')
    await press(page, w.clearFilters)
    await expect.poll(() => new URL(page.url()).search).toBe('?population=simulated')
    expect(screen.faults()).toEqual([])
    await screen.close()
  },
)

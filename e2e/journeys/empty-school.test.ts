import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { forget, openRunningSchool, type RunningSchool } from '../running-school.ts'
import { barriersOf, darken, flawsOf, settled } from './every-page.ts'
import { claim, newAccount, signIn, signUp } from './people.ts'
import { deskInEnglish, openScreen, phoneInChinese } from './screen.ts'

const pages = {
  start: '/',
  catalogue: '/courses',
  today: '/',
  learn: '/learn',
  'console-courses': '/console/courses',
  import: '/console/courses/import',
  videos: '/console/courses/videos',
  pulse: '/console/pulse',
  people: '/console/school/people',
  spine: '/console/spine',
} as const
/** Opened before anybody signs in. */
const strangers: readonly string[] = ['start', 'catalogue']

const admin = newAccount('Wu Tong')
let school: RunningSchool
let browser: Browser
beforeAll(async () => {
  school = await openRunningSchool()
  browser = await launchBrowser()
  const screen = await openScreen(browser, school.url, deskInEnglish)
  await signUp(screen, admin)
  await claim(screen, school)
  await screen.close()
})
afterAll(async () => {
  await browser?.close()
  await school?.stop()
  if (school) await forget(school.data)
})

test.each([phoneInChinese, deskInEnglish])(
  'a school without a course or a learner says what to do first ($language, $width px)',
  async (reader) => {
    const screen = await openScreen(browser, school.url, reader)
    const { page, keep } = screen
    const found: string[] = []
    for (const [name, path] of Object.entries(pages)) {
      if (name === 'today') await signIn(screen, admin)
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(path)
      await settled(page)
      const flaws = [...(await flawsOf(page, reader.language)), ...(await barriersOf(page))]
      await keep(`empty-${name}`)
      await darken(page)
      flaws.push(...(await barriersOf(page)))
      found.push(...flaws.map((flaw) => `${name}: ${flaw}`))
      const words = await page.locator('main').innerText()
      if (strangers.includes(name) && words.trim() === '') found.push(`${name}: it says nothing`)
    }
    expect([...found, ...screen.faults()]).toEqual([])
    await screen.close()
  },
)

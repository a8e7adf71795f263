import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test, vi } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { forget, openRunningSchool, type RunningSchool } from '../running-school.ts'
import { expectAccessible } from './accessible.ts'
import { call } from './people.ts'
import { deskInEnglish, openScreen, phoneInChinese } from './screen.ts'

const said = {
  en: {
    whereTheyLeave: 'Where they leave: Spoken English for travel',
    unit: 'Three questions at the border',
    mostLeave: /Most leave from (?<stretch>\S+): (?<left>\d+)\./,
    seeThem: (stretch: string) => new RegExp(`learners? who stopped at “${stretch}”`),
    theirNames: (stretch: string) => `Who stopped at “${stretch}”`,
    lookIsKept: 'Each learner can see that you looked.',
  },
  'zh-CN': {
    whereTheyLeave: '停在哪里: 出门就用得上的英语口语',
    unit: '入境柜台的三个问题',
    mostLeave: /离开最多的是 (?<stretch>\S+)：(?<left>\d+) 人。/,
    seeThem: (stretch: string) => new RegExp(`停在“${stretch}”的`),
    theirNames: (stretch: string) => `停在“${stretch}”的学员`,
    lookIsKept: '每位学员都能看到你查看过。',
  },
}

/** Of the sixty, half open the course's first unit; a report of fewer was made while they were moving in. */
const enough = 15

let school: RunningSchool
let browser: Browser
beforeAll(async () => {
  school = await openRunningSchool({ env: { BANXUE_DEMO: 'on' } })
  browser = await launchBrowser()
  // Ninety days of sixty learners, so that the numbers stand still.
  await vi.waitFor(() => expect(school.output()).toContain('the demo is complete'), 120_000)
  const counting = await openScreen(browser, school.url, deskInEnglish)
  await call(counting, 'identity/enterDemo', { role: 'operator' })
  await vi.waitFor(
    async () => {
      const { units } = (await call(counting, 'retention/dropOff', { population: 'simulated' })) as {
        units: { lost: number; opened: number }[]
      }
      expect(units[0]?.opened).toBeGreaterThan(enough)
    },
    { timeout: 60_000, interval: 1_000 },
  )
  await counting.close()
})
afterAll(async () => {
  await browser?.close()
  await school?.stop()
  if (school) await forget(school.data)
})

test.each([phoneInChinese, deskInEnglish])(
  'an operator follows a drop from Pulse to the second of a video and to the learners concerned ($language, $width px)',
  async (reader) => {
    const operator = await openScreen(browser, school.url, reader)
    onTestFailed(() => operator.keep('failed-drop'))
    await call(operator, 'identity/enterDemo', { role: 'operator' })
    await call(operator, 'identity/changeProfile', { language: reader.language })
    const { page, keep } = operator
    const words = said[reader.language]

    await page.goto('/console/pulse?population=simulated')
    await page
      .getByRole('group', { name: words.whereTheyLeave })
      .getByRole('link', { name: words.unit })
      .click()
    await page.getByRole('heading', { level: 1, name: words.unit }).waitFor()

    const most = page.getByText(words.mostLeave)
    await most.waitFor()
    const { stretch = '', left = '' } = words.mostLeave.exec(await most.innerText())?.groups ?? {}
    await keep('drop-second')
    await page.getByRole('button', { name: words.seeThem(stretch) }).click()

    const names = page.getByRole('group', { name: words.theirNames(stretch) })
    await names.waitFor()
    expect(await names.locator('tbody tr').count()).toBe(Number(left))
    expect(await names.locator('tbody th').first().innerText()).not.toBe('')
    await page.getByText(words.lookIsKept).waitFor()
    await keep('drop-learners')
    await expectAccessible(page)
    expect(operator.faults()).toEqual([])
    await operator.close()
  },
)

/**
 * How soon a second device goes on where the first one stands: `node bench/resume.ts`. A learner passes a question by
 * and half writes the next answer; from the last key on, a device that opens the unit only now shows the step and the
 * words, and one that has it open shows the words as it comes back to the front. BENCH_RUNS (10) says how often. Build the pages
 * first (`npm run build`).
 */
import { join } from 'node:path'
import { launchBrowser } from '../e2e/browser.ts'
import { banxue } from '../e2e/command-line.ts'
import { newAccount, signIn, signUp } from '../e2e/journeys/people.ts'
import { enrol } from '../e2e/journeys/places.ts'
import { deskInEnglish, openScreen, phoneInChinese, type Screen } from '../e2e/journeys/screen.ts'
import { press } from '../e2e/journeys/short-course.ts'
import { forget, openRunningSchool } from '../e2e/running-school.ts'
import { quantile, report } from './report.ts'

const runs = Number(process.env.BENCH_RUNS ?? 10)

const school = await openRunningSchool()
const browser = await launchBrowser()
try {
  await banxue(school.data, 'import', join(import.meta.dirname, '../e2e/fixtures/short-course'))
  const opened: number[] = []
  const cameBack: number[] = []
  for (let run = 0; run < runs; run++) {
    const times = await once(`2.${run}`)
    opened.push(times.openedS)
    cameBack.push(times.cameBackS)
  }
  for (const [name, values] of Object.entries({ opened, came_back: cameBack })) {
    report({ name: `resume.${name}.p95`, value: quantile(values, 0.95), unit: 's', limit: 5 })
    report({ name: `resume.${name}.p50`, value: quantile(values, 0.5), unit: 's', limit: null })
  }
} finally {
  await browser.close()
  await school.stop()
  await forget(school.data)
}

/** A learner of their own with three devices: the second opens the unit after the act, the third had it open before. */
async function once(words: string): Promise<{ openedS: number; cameBackS: number }> {
  const account = newAccount('Li Na')
  const [first, second, third] = await Promise.all(
    [deskInEnglish, phoneInChinese, phoneInChinese].map((reader) => openScreen(browser, school.url, reader)),
  )
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('Three were opened.')
  await signUp(first, account)
  const course = await enrol(first, 'short-course')
  await signIn(second, account)
  await signIn(third, account)
  const unit = `/learn/${course.id}/${course.outline.modules[0]?.units[1]?.id}`
  await first.page.goto(unit)
  await press(first.page, first.w.begin)
  await first.page.getByRole('button', { name: first.w.skip }).click()
  await first.page.getByText('2/3', { exact: true }).waitFor()
  await first.page.getByText(first.w.saved).waitFor()
  await third.page.goto(unit)
  await third.page.getByText('2/3', { exact: true }).waitFor()

  await first.page.getByRole('textbox').pressSequentially(words)
  const typedMs = performance.now()
  await first.page.getByText(first.w.saved).waitFor()
  const shown = async (device: Screen) => {
    await shows(device, words)
    return (performance.now() - typedMs) / 1_000
  }
  await second.page.goto(unit)
  const openedS = await shown(second)
  // The page of the third comes to the front again, as on a phone that is taken up.
  await third.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  const cameBackS = await shown(third)
  await Promise.all([first, second, third].map((screen) => screen.close()))
  return { openedS, cameBackS }
}

/** Waits until a device stands at the second step and shows its half-written answer. */
async function shows({ page }: Screen, words: string): Promise<void> {
  await page.getByText('2/3', { exact: true }).waitFor()
  await page.waitForFunction(
    (expected) => document.querySelector<HTMLInputElement>('main input, main textarea')?.value === expected,
    words,
  )
}

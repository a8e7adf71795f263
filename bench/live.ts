/**
 * How soon an operator's open page of Pulse shows somebody's first answer, from the press in the learner's browser on:
 * `node bench/live.ts`. BENCH_RUNS (7) says how many learners.
 */
import { join } from 'node:path'
import { launchBrowser } from '../e2e/browser.ts'
import { banxue } from '../e2e/command-line.ts'
import { claim, newAccount, signUp } from '../e2e/journeys/people.ts'
import { enrol } from '../e2e/journeys/places.ts'
import { deskInEnglish, openScreen, type Screen } from '../e2e/journeys/screen.ts'
import { press } from '../e2e/journeys/short-course.ts'
import { forward } from '../e2e/journeys/walk-unit.ts'
import { forget, openRunningSchool } from '../e2e/running-school.ts'
import { quantile, report } from './report.ts'

const runs = Number(process.env.BENCH_RUNS ?? 7)

const school = await openRunningSchool()
const browser = await launchBrowser()
try {
  await banxue(school.data, 'import', join(import.meta.dirname, '../e2e/fixtures/short-course'))
  const operator = await openScreen(browser, school.url, deskInEnglish)
  await signUp(operator, newAccount('He Yu'))
  await claim(operator, school)
  await operator.page.goto('/console/pulse?population=real')
  await operator.page.getByRole('heading', { level: 1, name: operator.w.pulse }).waitFor()
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const learner = await openScreen(browser, school.url, deskInEnglish)
    times.push(await shownAfterS(operator, learner, `Learner ${run + 1}`))
    await learner.close()
  }
  report({ name: 'live.pulse_shows_an_answer.p95', value: quantile(times, 0.95), unit: 's', limit: 5 })
  report({ name: 'live.pulse_shows_an_answer.p50', value: quantile(times, 0.5), unit: 's', limit: null })
} finally {
  await browser.close()
  await school.stop()
  await forget(school.data)
}

/** Seconds from a learner's first checked answer to their name on the operator's page. */
async function shownAfterS(operator: Screen, learner: Screen, name: string): Promise<number> {
  const { page, w } = learner
  await signUp(learner, newAccount(name))
  const { id, firstUnitId } = await enrol(learner, 'short-course')
  await page.goto(`/learn/${id}/${firstUnitId}`)
  while ((await page.locator('#player-act').innerText()) !== w.check) await forward(learner)
  await page.locator('main .option label').first().click()
  const pressedMs = performance.now()
  await press(page, w.check)
  await operator.page.locator('.latest-name').getByText(name, { exact: true }).waitFor()
  return (performance.now() - pressedMs) / 1_000
}

/**
 * What a press on "Check" leads to: `node bench/live.ts`. How soon its feedback stands on the learner's page, and how
 * soon an operator's open page of Pulse shows them. BENCH_RUNS (7) says how many learners.
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
  const times: Times[] = []
  for (let run = 0; run < runs; run++) {
    const learner = await openScreen(browser, school.url, deskInEnglish)
    times.push(await timesOf(operator, learner, `Learner ${run + 1}`))
    await learner.close()
  }
  const [feedback, pulse] = [times.map(({ feedbackMs }) => feedbackMs), times.map(({ pulseS }) => pulseS)]
  report({ name: 'live.feedback.p95', value: quantile(feedback, 0.95), unit: 'ms', limit: 200 })
  report({ name: 'live.pulse_shows_an_answer.p95', value: quantile(pulse, 0.95), unit: 's', limit: 5 })
  report({ name: 'live.pulse_shows_an_answer.p50', value: quantile(pulse, 0.5), unit: 's', limit: null })
} finally {
  await browser.close()
  await school.stop()
  await forget(school.data)
}

interface Times {
  /** From the press to the feedback, as the learner's page sees it. */
  feedbackMs: number
  /** From the press to the learner's name on the operator's page. */
  pulseS: number
}

/** A newcomer gives their first answer. */
async function timesOf(operator: Screen, learner: Screen, name: string): Promise<Times> {
  const { page, w } = learner
  await signUp(learner, newAccount(name))
  const { id, firstUnitId } = await enrol(learner, 'short-course')
  await page.goto(`/learn/${id}/${firstUnitId}`)
  while ((await page.locator('#player-act').innerText()) !== w.check) await forward(learner)
  await page.locator('main .option label').first().click()
  await page.evaluate(watchFeedback)
  const pressedMs = performance.now()
  await press(page, w.check)
  await operator.page.locator('.latest-name').getByText(name, { exact: true }).waitFor()
  const pulseS = (performance.now() - pressedMs) / 1_000
  return {
    pulseS,
    feedbackMs: await page.evaluate(() => (window as unknown as { feedbackMs: number }).feedbackMs),
  }
}

/** Runs in the page: notes the time from the next click to the feedback. */
function watchFeedback(): void {
  const kept = window as unknown as { feedbackMs: number }
  const onClick = () => {
    const from = performance.now()
    const look = new MutationObserver(() => {
      if (document.querySelector('.feedback') === null) return
      kept.feedbackMs = performance.now() - from
      look.disconnect()
    })
    look.observe(document.body, { childList: true, subtree: true })
  }
  addEventListener('click', onClick, { once: true, capture: true })
}

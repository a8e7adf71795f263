/**
 * How soon a second device is where the first one is: `node bench/resume.ts`. One learner, three browsers on one
 * machine. The first goes to another step and half writes an answer; measured from the press, and from the last
 * letter, until a device that has the unit open and visible shows the same, and until one that opens the unit only
 * then stands at the step with the words in the field. BENCH_ROUNDS (30) says how often. Build the pages first
 * (`npm run build`).
 */
import { join } from 'node:path'
import { launchBrowser } from '../e2e/browser.ts'
import { banxue } from '../e2e/command-line.ts'
import { unitPath } from '../e2e/journeys/installed.ts'
import { newAccount, signIn, signUp } from '../e2e/journeys/people.ts'
import { enrol } from '../e2e/journeys/places.ts'
import { deskInEnglish, openScreen, type Screen } from '../e2e/journeys/screen.ts'
import { press } from '../e2e/journeys/short-course.ts'
import { forget, openRunningSchool } from '../e2e/running-school.ts'
import { quantile, report } from './report.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 30)

const school = await openRunningSchool()
const browser = await launchBrowser()
try {
  await banxue(school.data, 'import', join(import.meta.dirname, '../e2e/fixtures/short-course'))
  // The profile has one language, and signing in changes it: all devices speak the same.
  const open = () => openScreen(browser, school.url, deskInEnglish)
  const [first, second, third] = [await open(), await open(), await open()]
  const account = newAccount('Li Na')
  await signUp(first, account)
  const unit = unitPath(await enrol(first, 'short-course'), 1)
  for (const device of [second, third]) await signIn(device, account)
  await goIn(first, unit)
  await press(first.page, first.w.begin)
  await first.page.getByRole('textbox').waitFor()
  const heard = second.page.waitForResponse((answer) => answer.url().endsWith('/api/news'))
  await goIn(second, unit)
  await heard

  const times: Record<'open.place' | 'open.words' | 'opened', number[]> = {
    'open.place': [],
    'open.words': [],
    opened: [],
  }
  for (let round = 0; round < rounds; round += 1) {
    // There and back: from the first step to the second, and to the first again.
    const step = round % 2 === 0 ? 2 : 1
    times['open.place'].push(
      await secondsUntil(
        () => goTo(first, step),
        () => offers(second),
      ),
    )
    await press(second.page, second.w.goThere)
    times['open.words'].push(
      await secondsUntil(
        () => write(first, `${round}.1`),
        () => shows(second, step, `${round}.1`),
      ),
    )
    await third.page.goto('about:blank')
    times.opened.push(
      await secondsUntil(
        () => write(first, `${round}.2`),
        async () => {
          await third.page.goto(unit)
          await shows(third, step, `${round}.2`)
        },
      ),
    )
  }
  for (const [name, values] of Object.entries(times)) {
    report({ name: `resume.${name}.p95`, value: quantile(values, 0.95), unit: 's', limit: 5 })
    report({ name: `resume.${name}.p50`, value: quantile(values, 0.5), unit: 's', limit: null })
  }
} finally {
  await browser.close()
  await school.stop()
  await forget(school.data)
}

/** Seconds from an act on one device until another shows it. */
async function secondsUntil(act: () => Promise<void>, isShown: () => Promise<void>): Promise<number> {
  const beganMs = performance.now()
  await act()
  await isShown()
  return (performance.now() - beganMs) / 1_000
}

/** Opens the unit, and goes on where the device welcomes its learner back first. */
async function goIn({ page }: Screen, unit: string): Promise<void> {
  await page.goto(unit)
  await page.locator('#player-act').waitFor()
}

/** Goes to another step by the keyboard, as soon as no field has it. */
async function goTo({ page }: Screen, step: 1 | 2): Promise<void> {
  await page.evaluate(() =>
    document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined,
  )
  await page.keyboard.press(step === 2 ? 'ArrowRight' : 'ArrowLeft')
  await page.getByText(`${step}/3`, { exact: true }).waitFor()
}

async function write({ page }: Screen, words: string): Promise<void> {
  await page.getByRole('textbox').fill(words)
}

/** The device offers to go where the other one is. */
async function offers({ page, w }: Screen): Promise<void> {
  await page.getByRole('button', { name: w.goThere }).waitFor()
}

/** The device stands at the step, with these words in its field; welcomed back, its learner goes on. */
async function shows({ page }: Screen, step: number, words: string): Promise<void> {
  const field = page.getByRole('textbox')
  await field.or(page.locator('.welcome #player-act')).first().waitFor()
  if ((await field.count()) === 0) await page.locator('#player-act').click()
  await page.getByText(`${step}/3`, { exact: true }).waitFor()
  await page.waitForFunction(
    (expected) => document.querySelector<HTMLInputElement>('main input, main textarea')?.value === expected,
    words,
  )
}

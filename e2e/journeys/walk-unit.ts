import type { Screen } from './screen.ts'
import { press } from './short-course.ts'

/** What a learner met on the way through a unit. */
export interface Walked {
  read: number
  right: number
  wrong: number
}

/**
 * Goes through a unit whatever it holds, from its first station to its ending: reads every page to its end and for
 * as long as it asks, and tries the options of a question one after the other until one is right or the key is shown.
 * The page's clock must be installed: a reading asks for 30 % of its estimated time, which the browser counts by
 * `performance.now()`, so the clock goes forward instead of the test waiting.
 */
export async function walkUnit(screen: Screen): Promise<Walked> {
  const { page, w } = screen
  const walked: Walked = { read: 0, right: 0, wrong: 0 }
  const act = page.locator('#player-act')
  const over: readonly string[] = [w.nextUnit, w.toCertificate, w.toCourse]
  for (;;) {
    const label = await act.innerText()
    if (over.includes(label)) return walked
    if (label === w.toOpenStep) {
      // The last act is still on its way to the school.
      await page.waitForFunction(
        ([id, words]) => words.includes(document.getElementById(id)?.innerText ?? ''),
        ['player-act', over] as const,
      )
      continue
    }
    if (label === w.check) await tryOptions(screen, walked)
    else if (label === w.handIn) await handIn(screen)
    else if ((await page.locator('article.reading').count()) > 0) await read(screen, walked)
    await forward(screen)
  }
}

/** Times that the clock goes 20 s forward at most: a reading of the real book asks for less than three minutes. */
const mostRounds = 15

/** Presses the large action and waits until the next station stands there. */
export async function forward({ page, w }: Screen): Promise<void> {
  await leave(page, (await page.locator('#player-act').innerText()) === w.begin ? w.begin : w.continue)
}

/** Presses what leads away from this station, and waits until another stands in its place. */
export async function leave(page: Screen['page'], label: string): Promise<void> {
  const station = page.locator('main#main')
  await station.evaluate((main) => main.setAttribute('data-walked', ''))
  await press(page, label)
  await page.locator('main#main:not([data-walked])').waitFor()
}

async function read({ page, w }: Screen, walked: Walked): Promise<void> {
  await page.keyboard.press('End')
  const done = page.getByText(w.readingDone, { exact: true })
  for (let rounds = 0; rounds < mostRounds && !(await done.isVisible()); rounds += 1)
    await page.clock.fastForward(20_000)
  await done.waitFor()
  walked.read += 1
}

/** Options in their order, each alone: wrong ones are answered with their own words, and tried again. */
async function tryOptions({ page, w }: Screen, walked: Walked): Promise<void> {
  const options = page.locator('main .option')
  for (let index = 0; ; index += 1) {
    await options.nth(index).locator('label').click()
    await press(page, w.check)
    const feedback = page.locator('.feedback')
    await feedback.waitFor()
    const phase = await feedback.getAttribute('data-phase')
    walked[phase === 'right' ? 'right' : 'wrong'] += 1
    if (phase !== 'wrong') return
    await press(page, w.tryAgain)
  }
}

async function handIn({ page, w }: Screen): Promise<void> {
  await page.getByRole('textbox').fill('In my own words.')
  await press(page, w.handIn)
  await page.locator('.feedback').waitFor()
}

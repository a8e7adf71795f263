/**
 * How a video plays over a line that the kernel holds to a rate: `node bench/shaped.ts`. Needs root, `ip`, `tc` and
 * ffmpeg. The unit's page is open when the line gets its rate, as with the installed app or a line that narrows on
 * the way; then the learner presses "Begin". BENCH_PLAY_S (60) says for how long it is watched.
 */
import { type Browser, chromium } from 'playwright-core'
import { flags } from '../e2e/browser.ts'
import { banxue } from '../e2e/command-line.ts'
import { makeVideoCourse } from '../e2e/journeys/video-course.ts'
import { forget, openRunningSchool } from '../e2e/running-school.ts'
import { report } from './report.ts'
import { givenLearner } from './video/learner.ts'
import { layLine } from './video/real-line.ts'
import { freshPage } from './video/starts.ts'
import { countStalls, readStalls } from './video/stalls.ts'

const playS = Number(process.env.BENCH_PLAY_S ?? 60)

/** What is asked of each rate: the share of the time in which it may stand still, after it began. */
const lines = [
  { rate: '3mbit', stalledShare: 0.005 },
  { rate: '400kbit', stalledShare: null },
  { rate: '64kbit', stalledShare: null },
] as const

const line = await layLine()
try {
  const course = await makeVideoCourse(Math.max(80, playS + 40))
  const school = await openRunningSchool({ env: { HOST: line.schoolAddress } })
  await banxue(school.data, 'import', course.folder)
  await course.forget()
  const browser = await chromium.launch({
    executablePath: line.browserPath,
    args: [...flags, `--unsafely-treat-insecure-origin-as-secure=${school.url}`],
  })
  try {
    for (const { rate, stalledShare } of lines) await watch(browser, school.url, rate, stalledShare)
  } finally {
    await browser.close()
    await school.stop()
    await forget(school.data)
  }
} finally {
  await line.close()
}

/** A learner presses "Begin" behind the line and watches; questions are passed by. */
async function watch(browser: Browser, url: string, rate: string, limit: number | null): Promise<void> {
  await line.shape('50mbit')
  const { signed, address } = await givenLearner(browser, url)
  const page = await freshPage(browser, signed, null)
  await page.goto(address)
  await page.locator('#player-act').waitFor()
  await page.waitForLoadState('networkidle')
  await line.shape(rate)
  const pressedMs = performance.now()
  await page.locator('#player-act').click()
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.1, undefined, {
    timeout: 120_000,
  })
  report({
    name: `shaped.${rate}.plays_after`,
    value: (performance.now() - pressedMs) / 1_000,
    unit: 's',
    limit: null,
  })
  await page.evaluate(countStalls)
  const begunMs = performance.now()
  while (performance.now() - begunMs < playS * 1_000) {
    const later = page.getByRole('button', { name: 'Later', exact: true })
    if (await later.isVisible()) await later.click()
    await page.waitForTimeout(500)
  }
  const { atS, stalledMs, heightPx } = await page.evaluate(readStalls)
  const mode = await page.locator('.video').getAttribute('data-mode')
  report({
    name: `shaped.${rate}.stalled_share.${mode}${heightPx === 0 ? '' : heightPx}`,
    value: stalledMs / (playS * 1_000),
    unit: '1',
    limit,
  })
  report({ name: `shaped.${rate}.played`, value: atS, unit: 's', limit: null })
  await page.context().close()
}

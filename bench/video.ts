/**
 * How videos begin and play: `node bench/video.ts`. A recording is made and transcoded for it (needs ffmpeg); every
 * start is of a browser that has been nowhere. The line of 3 Mbit/s and 40 ms is the browser's own emulation.
 * BENCH_RUNS (30) and BENCH_PLAY_S (180) shorten it, BANXUE_DATA chooses the disk.
 */
import type { Page } from 'playwright-core'
import { launchBrowser } from '../e2e/browser.ts'
import { banxue } from '../e2e/command-line.ts'
import { makeVideoCourse } from '../e2e/journeys/video-course.ts'
import { forget, openRunningSchool } from '../e2e/running-school.ts'
import { quantile, report } from './report.ts'
import { givenLearner, type VideoLearner } from './video/learner.ts'
import { countStalls, readStalls } from './video/stalls.ts'
import { freshPage, type Line, startOfBareHls, startOfPlayer } from './video/starts.ts'

const runs = Number(process.env.BENCH_RUNS ?? 30)
const playS = Number(process.env.BENCH_PLAY_S ?? 180)
const narrow: Line = { bps: 3_000_000, latencyMs: 40 }

const course = await makeVideoCourse(Math.max(80, playS + 20))
const school = await openRunningSchool()
await banxue(school.data, 'import', course.folder)
await course.forget()
const browser = await launchBrowser()
try {
  await figures('machine', null, 1_000)
  await figures('3mbit', narrow, 2_000)
  await playing()

  async function figures(name: string, line: Line, limitMs: number): Promise<void> {
    const own: number[] = []
    const atOnce: number[] = []
    const bare: number[] = []
    // In turns, because the machine's speed changes from minute to minute.
    for (let run = 0; run < runs; run++) {
      own.push(await once(line, (page, { address }) => startOfPlayer(page, address, 'a while')))
      bare.push(await once(line, (page, { master }) => startOfBareHls(page, school.url, master)))
      if (run % 3 === 0)
        atOnce.push(await once(line, (page, { address }) => startOfPlayer(page, address, 'no time')))
    }
    const p95 = (values: readonly number[]) => quantile(values, 0.95)
    const unit = 'ms'
    report({ name: `video.first_frame.${name}.p95`, value: p95(own), unit, limit: limitMs })
    report({ name: `video.first_frame.${name}.p50`, value: quantile(own, 0.5), unit, limit: null })
    report({
      name: `video.first_frame.${name}.pressed_at_once.p95`,
      value: p95(atOnce),
      unit,
      limit: limitMs,
    })
    report({ name: `video.first_frame.${name}.bare_hls.p95`, value: p95(bare), unit, limit: null })
    report({
      name: `video.first_frame.${name}.of_bare_hls`,
      value: p95(own) / p95(bare),
      unit: '1',
      limit: 1.15,
    })
  }

  /** A learner's first visit: whoever came before would begin at once where they stood. */
  async function once(
    line: Line,
    act: (page: Page, learner: VideoLearner) => Promise<number>,
  ): Promise<number> {
    const learner = await givenLearner(browser, school.url)
    const page = await freshPage(browser, learner.signed, line)
    try {
      return await act(page, learner)
    } finally {
      await page.context().close()
    }
  }

  /** Share of the time in which it stood still, over some minutes at 3 Mbit/s; questions are passed by. */
  async function playing(): Promise<void> {
    const { signed, address } = await givenLearner(browser, school.url)
    const page = await freshPage(browser, signed, narrow)
    await startOfPlayer(page, address, 'a while')
    await page.evaluate(countStalls)
    for (;;) {
      const { atS, stalledMs, heightPx } = await page.evaluate(readStalls)
      if (atS >= playS) {
        report({
          name: 'video.rebuffering.3mbit',
          value: stalledMs / (playS * 1_000),
          unit: '1',
          limit: 0.005,
        })
        report({ name: 'video.picture.3mbit', value: heightPx, unit: 'px', limit: null })
        break
      }
      const later = page.getByRole('button', { name: 'Later', exact: true })
      if (await later.isVisible()) await later.click()
      await page.waitForTimeout(500)
    }
    await page.context().close()
  }
} finally {
  await browser.close()
  await school.stop()
  await forget(school.data)
}

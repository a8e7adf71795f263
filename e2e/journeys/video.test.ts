import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { banxue } from '../command-line.ts'
import { forget, openRunningSchool, type RunningSchool } from '../running-school.ts'
import { expectAccessible } from './accessible.ts'
import { saveModule, unitPath } from './installed.ts'
import { newAccount, signUp } from './people.ts'
import { enrol } from './places.ts'
import { deskInEnglish, openScreen, phoneInChinese, type Reader, type Screen } from './screen.ts'
import { press } from './short-course.ts'
import { ffmpeg, makeVideoCourse } from './video-course.ts'
import { listenToEvents, playerWords, playing, playsPast, seekTo, shape } from './video-player.ts'

/** Without ffmpeg there is no recording to go through. */
const needsFfmpeg = test.skipIf(ffmpeg === null)
const readers = [phoneInChinese, deskInEnglish]

let school: RunningSchool
let browser: Browser
beforeAll(async () => {
  if (ffmpeg === null) return
  const course = await makeVideoCourse()
  // Without ffmpeg the recording that came as a file stays as it came.
  school = await openRunningSchool({ env: { FFMPEG_PATH: '/nowhere/ffmpeg' } })
  await banxue(school.data, 'import', course.folder)
  await course.forget()
  browser = await launchBrowser()
})
afterAll(async () => {
  if (ffmpeg === null) return
  await browser.close()
  await school.stop()
  await forget(school.data)
})

needsFfmpeg.each(readers)(
  'a learner watches, is asked, comes back to the second, searches and goes on ($language, $width px)',
  async (reader) => {
    const { screen, course } = await givenLearner(reader)
    const { page, w } = screen
    const say = playerWords[reader.language]
    const events = listenToEvents(screen)
    await page.goto(unitPath(course, 0))
    await press(page, w.begin)
    await playsPast(screen, 1)
    await screen.keep('video')

    // The question at its second: the video waits, the focus is on it, later is allowed and known.
    await page.locator('.video-asking h1').waitFor()
    expect(await playing(screen)).toMatchObject({ isPaused: true })
    expect((await playing(screen)).atS).toBeLessThan(7)
    expect(await page.evaluate(() => document.activeElement?.closest('.video-asking') !== null)).toBe(true)
    await screen.keep('video-question')
    await expectAccessible(page)
    await press(page, w.skip)
    await playsPast(screen, 7)
    await expect.poll(() => events.named('learning.step_skipped').length, { timeout: 20_000 }).toBe(1)
    await page.getByText(say.open).waitFor()

    // Speed, captions, transcript.
    await page.keyboard.press('.')
    await page.keyboard.press('c')
    expect((await playing(screen)).speed).toBe(1.25)
    await page.getByRole('searchbox', { name: say.search }).fill(say.sought)
    await page.getByRole('button', { name: say.cafe }).nth(1).click()
    await expect.poll(async () => Math.floor((await playing(screen)).atS)).toBeGreaterThanOrEqual(28)
    await page.getByRole('searchbox').fill('')

    // A refresh in the middle.
    await seekTo(screen, 20)
    await playsPast(screen, 21)
    const before = await playing(screen)
    await page.reload()
    await page.locator('video').waitFor()
    await expect.poll(async () => Math.abs((await playing(screen)).atS - before.atS)).toBeLessThan(1.5)
    expect((await playing(screen)).speed).toBe(1.25)
    expect(await shownCaptions(screen)).toBe(reader.language)
    await expectAccessible(page)

    // The question that was passed by, from the list.
    await page.getByRole('button', { name: say.firstQuestion }).click()
    await page.locator('.video-asking').getByText(say.right, { exact: true }).click()
    await press(page, w.check)
    await page.getByText(w.right).first().waitFor()
    await press(page, w.continue)
    await playsPast(screen, 6.5)
    expect(screen.faults()).toEqual([])
    await screen.close()
  },
)

needsFfmpeg('the keyboard alone plays, seeks, silences and asks for settings', async () => {
  const { screen, course } = await givenLearner(deskInEnglish)
  const { page, w } = screen
  await page.goto(unitPath(course, 0))
  await press(page, w.begin)
  await playsPast(screen, 0.5)
  await page.keyboard.press('k')
  await expect.poll(async () => (await playing(screen)).isPaused).toBe(true)
  const { atS } = await playing(screen)
  await page.keyboard.press('l')
  await expect.poll(async () => Math.round((await playing(screen)).atS - atS)).toBe(10)
  await page.keyboard.press('ArrowLeft')
  await expect.poll(async () => Math.round((await playing(screen)).atS - atS)).toBe(5)
  await page.keyboard.press('Shift+ArrowDown')
  expect((await playing(screen)).volume).toBeCloseTo(0.9)
  await page.getByRole('button', { name: playerWords.en.settings }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: playerWords.en.settings }).waitFor()
  await screen.keep('video-settings')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search')
  expect(screen.faults()).toEqual([])
  await screen.close()
})

needsFfmpeg('a line that narrows leads down the ladder, and one that widens back up', async () => {
  const { screen, course } = await givenLearner(deskInEnglish)
  const { page, w } = screen
  const say = playerWords.en
  const events = listenToEvents(screen)
  await page.goto(unitPath(course, 0))
  await press(page, w.begin)
  await playsPast(screen, 2)
  await expect.poll(async () => (await playing(screen)).heightPx).toBe(720)
  await page.locator('.video-asking h1').waitFor()
  await shape(screen, 400_000)
  // Forty seconds were loaded ahead while the question stood: each place is one that needs the line.
  await press(page, w.skip)
  await seekTo(screen, 56)
  await page.getByText(say.smaller).waitFor({ timeout: 40_000 })
  await playsPast(screen, 57, 40)
  expect((await playing(screen)).heightPx).toBe(360)

  await shape(screen, 64_000)
  await seekTo(screen, 66)
  await page.getByText(say.sound).waitFor({ timeout: 60_000 })
  await playsPast(screen, 67, 40)
  await screen.keep('video-sound')

  await shape(screen, 16_000)
  await seekTo(screen, 44)
  await page.getByText(say.text).waitFor({ timeout: 90_000 })
  await screen.keep('video-text')
  await expectAccessible(page)

  await shape(screen, null)
  await expect.poll(() => page.locator('.video-notice').count(), { timeout: 90_000 }).toBe(0)
  // What was loaded of the smaller picture is played to its end; elsewhere the larger one comes.
  await seekTo(screen, 20)
  await expect.poll(async () => (await playing(screen)).heightPx, { timeout: 30_000 }).toBe(720)
  await expect
    .poll(() => new Set(events.named('learning.playback_switched').map(({ payload }) => payload['mode'])), {
      timeout: 20_000,
    })
    .toEqual(new Set(['video', 'audio', 'text']))
  await screen.close()
})

needsFfmpeg('form and words to the school are chosen by hand', async () => {
  const { screen, course } = await givenLearner(deskInEnglish)
  const { page, w } = screen
  const say = playerWords.en
  const events = listenToEvents(screen)
  await page.goto(unitPath(course, 0))
  await press(page, w.begin)
  await playsPast(screen, 1)
  await page.keyboard.press('k')
  await page.mouse.move(400, 400)
  await page.getByRole('button', { name: say.settings }).click()
  await page.getByRole('radio', { name: say.soundChoice }).check()
  await page.getByRole('button', { name: say.stutters }).click()
  await page.getByText(say.thanks).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => slideOf(screen)).toContain('/slides/')
  await expect.poll(() => events.named('learning.stutter_reported').length, { timeout: 20_000 }).toBe(1)
  await press(page, say.back)
  await expect.poll(async () => (await playing(screen)).heightPx, { timeout: 20_000 }).toBe(720)
  expect(screen.faults()).toEqual([])
  await screen.close()
})

needsFfmpeg('a recording plays as it came, and what was seen of it is counted', async () => {
  const { screen, course } = await givenLearner(deskInEnglish)
  const { page } = screen
  const events = listenToEvents(screen)
  await page.goto(unitPath(course, 1))
  await page.locator('media-play-button').click()
  await page.getByText(playerWords.en.watched, { exact: true }).waitFor({ timeout: 40_000 })
  await expect.poll(() => events.named('learning.playback_ended').length, { timeout: 20_000 }).toBe(1)
  const [started] = events.named('learning.playback_started')
  expect(started?.payload).toMatchObject({ mode: 'video', isSaved: false })
  const [ended] = events.named('learning.playback_ended')
  expect(ended?.payload).toMatchObject({ exit: 'ended', stallCount: 0 })
  expect(screen.faults()).toEqual([])
  await screen.close()
})

needsFfmpeg('saved videos play on a phone without a network, and what was seen arrives later', async () => {
  const { screen, course } = await givenLearner(phoneInChinese, { worker: true })
  const { page, w } = screen
  const say = playerWords['zh-CN']
  const events = listenToEvents(screen)
  await saveModule(screen, 'video-course')
  await page.context().setOffline(true)
  await page.goto(unitPath(course, 0))
  await press(page, w.begin)
  await page.locator('.video-asking h1').waitFor()
  expect((await playing(screen)).heightPx).toBeGreaterThan(0)
  await page.locator('.video-asking').getByText(say.right, { exact: true }).click()
  await press(page, w.check)
  await page.getByText(w.right).first().waitFor()
  await press(page, w.continue)
  // What was never loaded before is there too.
  await seekTo(screen, 70)
  await playsPast(screen, 71)
  await screen.keep('video-offline')
  // A recording that is one file is read piece by piece.
  await page.goto(unitPath(course, 1))
  await page.locator('media-play-button').click()
  await seekTo(screen, 4)
  await playsPast(screen, 5)
  await page.context().setOffline(false)
  await expect
    .poll(() => events.named('learning.playback_started').map(({ payload }) => payload['isSaved']), {
      timeout: 30_000,
    })
    .toEqual([true, true])
  expect(screen.faults()).toEqual([])
  await screen.close()
})

async function givenLearner(reader: Reader, options: { worker?: boolean } = {}) {
  const screen = await openScreen(browser, school.url, reader, options)
  onTestFailed(() => screen.keep('failed-video'))
  await signUp(screen, newAccount('Li Na'))
  return { screen, course: await enrol(screen, 'video-course') }
}

/** What stands in the picture's place. */
const slideOf = ({ page }: Screen): Promise<string> =>
  page.evaluate(() => {
    const frame = document.querySelector('.video-chrome')
    return frame === null ? '' : getComputedStyle(frame).backgroundImage
  })

const shownCaptions = ({ page }: Screen): Promise<string | null> =>
  page.evaluate(
    () =>
      [...(document.querySelector('video')?.textTracks ?? [])].find(({ mode }) => mode === 'showing')
        ?.language ?? null,
  )

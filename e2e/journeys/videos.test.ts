import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFailed, test } from 'vitest'
import { givenVideo, testFfmpeg } from '../../platform/testing/media.ts'
import { expectAccessible } from './accessible.ts'
import { darken, flawsOf } from './every-page.ts'
import { call, claim, newAccount, signIn, signUp } from './people.ts'
import { shortCourseSchool } from './school-of-file.ts'
import { deskInEnglish, openScreen, phoneInChinese, type Screen } from './screen.ts'

const shared = shortCourseSchool()
const admin = newAccount('Wu Tong')
const needsFfmpeg = testFfmpeg === null ? test.skip : test
let isClaimed = false
let prepared = 0

async function openAdmin(reader: typeof deskInEnglish): Promise<Screen> {
  const screen = await openScreen(shared.browser, shared.school.url, reader)
  if (isClaimed) await signIn(screen, admin)
  else {
    await signUp(screen, admin)
    await claim(screen, shared.school)
    isClaimed = true
  }
  return screen
}

async function sound(screen: Screen, name: string): Promise<void> {
  await screen.keep(name)
  expect(await flawsOf(screen.page, screen.reader.language)).toEqual([])
  await expectAccessible(screen.page)
}

needsFfmpeg.each([deskInEnglish, phoneInChinese])(
  'a video is uploaded, prepared, captioned and put into a course ($language, $width px)',
  async (reader) => {
    const screen = await openAdmin(reader)
    onTestFailed(() => screen.keep('failed-videos'))
    const { page, w } = screen
    await page.goto('/console/courses/videos')
    await page.locator('input[type=file]').waitFor({ state: 'attached' })
    await sound(screen, 'videos-none')

    const seconds = reader.language === 'en' ? 6 : 7
    await page.locator('input[type=file]').setInputFiles(await givenVideo(seconds, '1280x720'))
    const row = page.getByRole('link', { name: 'sample.mp4' })
    await expect.poll(() => row.count(), { timeout: 20_000 }).toBe((prepared += 1))
    await sound(screen, 'videos-preparing')
    const ready = page.locator('.media-mark[data-state=ready]')
    await expect.poll(() => ready.count(), { timeout: 90_000 }).toBe(prepared)
    await row.first().click()
    await page.getByRole('heading', { level: 1, name: 'sample.mp4' }).waitFor()
    await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2)
    await sound(screen, 'video')

    const captions = join(await mkdtemp(join(tmpdir(), 'banxue-vtt-')), 'sample.vtt')
    await writeFile(captions, 'WEBVTT\n\n00:00.500 --> 00:02.000\nHello\n')
    await page.locator('.media-captions input[type=file]').first().setInputFiles(captions)
    await page.locator('track').waitFor({ state: 'attached' })
    await page.getByRole('button', { name: w.putThere }).click()
    await page.getByRole('status').filter({ hasText: /\d/ }).waitFor()
    await darken(page)
    await sound(screen, 'video-placed')

    const { media } = (await call(screen, 'media/list', undefined)) as {
      media: { usedIn: unknown[]; playback: { rungs: unknown[]; captions: unknown[] } }[]
    }
    expect(media[0]?.usedIn).toHaveLength(1)
    expect([media[0]?.playback.rungs.length, media[0]?.playback.captions.length]).toEqual([2, 1])
    expect(screen.faults()).toEqual([])
    await screen.close()
  },
)

test('an upload that a reload cuts off goes on with the parts that are there', async () => {
  const screen = await openAdmin(deskInEnglish)
  onTestFailed(() => screen.keep('failed-resume'))
  const { page } = screen
  await page.goto('/console/courses/videos')
  // Eighteen megabytes of nothing that is a video: three parts, the second of which is held up.
  const path = join(await mkdtemp(join(tmpdir(), 'banxue-upload-')), 'long.mp4')
  await writeFile(path, Buffer.alloc(18 * 1024 ** 2, 7))
  let isHeld = true
  await page.route('**/parts/1', (route) => (isHeld ? undefined : route.continue()))
  await page.locator('input[type=file]').setInputFiles(path)
  await expect.poll(async () => (await uploadsOf(screen))[0]?.received, { timeout: 20_000 }).toEqual([0])
  await page.reload()
  await page.locator('.media-uploads li').waitFor()
  await sound(screen, 'videos-unfinished')

  isHeld = false
  const sent: string[] = []
  page.on('request', (request) => {
    const part = /parts\/(\d+)$/.exec(request.url())?.[1]
    if (part !== undefined) sent.push(part)
  })
  await page.locator('input[type=file]').setInputFiles(path)
  await page.locator('.media-mark[data-state=failed]').first().waitFor({ timeout: 60_000 })
  expect(sent).toEqual(['1', '2'])
  await sound(screen, 'videos-failed')
  await screen.close()
})

const uploadsOf = async (screen: Screen) =>
  ((await call(screen, 'media/list', undefined)) as { uploads: { received: number[] }[] }).uploads

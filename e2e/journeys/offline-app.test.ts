import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { inFrontOf } from './in-front.ts'
import { waitForWorker } from './installed.ts'
import { newAccount, signUp } from './people.ts'
import { enrol } from './places.ts'
import { deskInEnglish, openScreen, phoneInChinese } from './screen.ts'
import { press } from './short-course.ts'
import { shortCourseSchool } from './school-of-file.ts'

const here = shortCourseSchool()

test('the school is an app with its own name, in the language of whoever installs it', async () => {
  for (const reader of [phoneInChinese, deskInEnglish]) {
    const screen = await openScreen(here.browser, here.school.url, reader)
    await screen.page.goto('/')
    const path = await screen.page.locator('link[rel=manifest]').getAttribute('href')
    const manifest = await screen.page.evaluate(
      async (address) =>
        (await (await fetch(address)).json()) as { lang: string; icons: { src: string; purpose: string }[] },
      path ?? '',
    )
    expect(manifest).toMatchObject({
      name: 'Banxue',
      start_url: '/',
      display: 'standalone',
      lang: reader.language,
    })
    expect(new Set(manifest.icons.map(({ purpose }) => purpose))).toEqual(new Set(['any', 'maskable']))
    for (const { src } of manifest.icons)
      expect((await screen.page.request.get(screen.url + src)).headers()['content-type']).toMatch(/^image\//)
    await screen.close()
  }
})

test('what was open before opens again without a network, and nothing of a person lies in the worker', async () => {
  const screen = await openScreen(here.browser, here.school.url, phoneInChinese, { worker: true })
  const { page, w } = screen
  const account = newAccount('李娜')
  await signUp(screen, account)
  await enrol(screen, 'short-course')
  await page.goto('/learn')
  await page.getByText(w.courseTitle).first().waitFor()
  await waitForWorker(screen)
  await page.goto('/')
  await page.getByText(account.name).first().waitFor()

  await page.context().setOffline(true)
  await page.reload()
  await page.getByText(account.name).first().waitFor()
  await page.getByText(w.offline).first().waitFor()
  await page.goto('/learn')
  await page.getByText(w.courseTitle).first().waitFor()
  await expectAccessible(page)
  const kept = await page.evaluate(async () => {
    const texts: string[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys())
        texts.push(`${request.url} ${await (await cache.match(request))?.text()}`)
    }
    return texts.join('\n')
  })
  expect(kept).toContain('/shell')
  expect(kept).not.toContain(account.name)
  expect(kept).not.toContain(account.email)
  await screen.close()
})

test('a new version waits while work waits, says so quietly, and takes over without losing a letter', async () => {
  const front = await inFrontOf(here.school.url)
  const screen = await openScreen(here.browser, front.url, deskInEnglish, { worker: true })
  const { page, w } = screen
  await signUp(screen, newAccount('Li Na'))
  const course = await enrol(screen, 'short-course')
  await page.goto(`/learn/${course.id}/${course.outline.modules[0]?.units[1]?.id}`)
  await waitForWorker(screen)
  await press(page, w.begin)
  const field = page.getByRole('textbox')

  front.cut(true)
  await field.fill('half a c')
  front.upgrade()
  front.cut(false)
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  const bar = page.getByText(w.updateReady)
  await bar.waitFor()
  await expectAccessible(page)
  await screen.keep('update')
  front.cut(true)
  await field.fill('half a cup')
  // The proxy is all that answers: what was typed last is on this device alone, and the reload comes from it too.
  await press(page, w.updateNow)
  await bar.waitFor({ state: 'detached' })
  await expect.poll(() => field.inputValue()).toBe('half a cup')
  front.cut(false)
  await page.getByText(w.saved).waitFor()
  await page.reload()
  await expect.poll(() => field.inputValue()).toBe('half a cup')
  expect(screen.faults()).toEqual([])
  await screen.close()
  await front.close()
})

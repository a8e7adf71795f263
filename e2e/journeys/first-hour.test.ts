import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, onTestFinished, test } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { banxue } from '../command-line.ts'
import { type MailServer, openMailServer } from '../mail-server.ts'
import { forget, openRunningSchool, type RunningSchool } from '../running-school.ts'
import { expectAccessible } from './accessible.ts'
import { darken, flawsOf, settled } from './every-page.ts'
import { claimPath } from './people.ts'
import { deskInEnglish, openScreen, phoneInChinese, type Reader, type Screen } from './screen.ts'
import { press } from './short-course.ts'

const said = {
  en: {
    title: 'The first hour',
    goThere: 'Go there',
    language: 'Language of the school',
    sea: 'Sea',
    useLogo: 'Use this picture',
    mailTest: 'Send myself a mail',
    taken: /The mail server took it/,
    theirs: 'Their mail address',
    invite: 'Send the invitation',
    sent: /is on its way to/,
    withdraw: /^Withdraw the invitation/,
    withdrawn: 'Withdrawn',
    gone: /was used, withdrawn, or is too old/,
    join: 'Come in',
    came: /^Came on/,
    look: 'Look again',
    allDone: 'The school is yours. Everything here is done.',
    away: 'Put this list away',
    back: 'Show it on the school’s page again',
  },
  'zh-CN': {
    title: '第一个小时',
    goThere: '去完成',
    language: '学校的语言',
    sea: '海',
    useLogo: '用这张图片',
    mailTest: '给自己发一封',
    taken: /邮件服务器收下了/,
    theirs: '对方的邮箱',
    invite: '发出邀请',
    sent: /邀请正在发往/,
    withdraw: /^撤回给/,
    withdrawn: '已撤回',
    gone: /用过了、被撤回了/,
    join: '进来',
    came: /加入$/,
    look: '再看一次',
    allDone: '这所学校是你的了，每一件都做好了。',
    away: '收起这份清单',
    back: '重新显示在学校页面上',
  },
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const boss = 'wu.tong@example.org'

let browser: Browser
let mails: MailServer
beforeAll(async () => {
  browser = await launchBrowser()
  mails = await openMailServer()
})
afterAll(async () => {
  await browser?.close()
  await mails?.stop()
})

async function givenSchool(): Promise<RunningSchool> {
  const school = await openRunningSchool({ env: { SMTP_URL: mails.url, MAIL_FROM: 'school@example.org' } })
  onTestFinished(async () => {
    await school.stop()
    await forget(school.data)
  })
  return school
}

/** Signs in with a code from the mail: there is a mail server, so an address is proved first. */
async function enter({ page, url, reader }: Screen, email: string): Promise<void> {
  const post = (path: string, data: object) =>
    page.request.post(`${url}/api/auth/${path}`, {
      headers: { origin: url, 'accept-language': reader.language },
      data,
    })
  const before = mails.newest(email)
  await post('email-otp/send-verification-otp', { email, type: 'sign-in' })
  await expect.poll(() => mails.newest(email), { timeout: 15_000 }).not.toBe(before)
  const otp = /\b\d{6}\b/.exec(mails.newest(email)?.text ?? '')?.[0]
  const answer = await post('sign-in/email-otp', { email, otp, name: 'Wu Tong' })
  expect(answer.status()).toBe(200)
}

/** Which items are ticked, by their place in the list. */
const ticked = ({ page }: Screen): Promise<boolean[]> =>
  page.locator('.first-hour-row').evaluateAll((rows) => rows.map((row) => row.dataset.done === 'true'))
const count = async (screen: Screen) => (await ticked(screen)).filter(Boolean).length

async function openList(screen: Screen): Promise<void> {
  await screen.page.goto('/console/school/start')
  await screen.page.locator('.first-hour-row').first().waitFor()
}
const go = ({ page, reader }: Screen, row: number) =>
  page
    .locator('.first-hour-row')
    .nth(row)
    .getByRole('link')
    .filter({ hasText: said[reader.language].goThere })
    .click()

test.each([phoneInChinese, deskInEnglish])(
  'whoever takes a school over makes it their own, in eight things that tick themselves ($language, $width px)',
  async (reader) => {
    const school = await givenSchool()
    const admin = await openScreen(browser, school.url, reader)
    const { page, w, keep } = admin
    const s = said[reader.language]
    onTestFailed(() => keep('failed-first-hour'))
    await enter(admin, boss)
    await page.goto(claimPath(school))
    await press(page, w.becomeAdmin)
    await page.locator('a[href="/console/school/start"]').click()
    await page.getByRole('heading', { level: 2, name: s.title }).waitFor()
    await expect.poll(() => ticked(admin)).toEqual(Array.from({ length: 8 }, () => false))
    await keep('first-hour')
    await expectSound(admin)

    await makeItTheirs(admin)
    await banxue(school.data, 'import', join(import.meta.dirname, '../fixtures/short-course'))
    await tryMail(admin)
    await inviteSomebody(admin, school)
    await openList(admin)
    expect(await ticked(admin)).toEqual([true, true, true, true, true, true, true, false])

    const backup = `${school.data}.tar`
    onTestFinished(() => rm(backup, { force: true }))
    await banxue(school.data, 'backup', backup)
    await press(page, s.look)
    await page.getByText(s.allDone).waitFor()
    await keep('first-hour-done')
    await expectSound(admin)

    await press(page, s.away)
    await page.getByRole('button', { name: s.back }).click()
    await page.getByRole('button', { name: s.away }).waitFor()
    expect(admin.faults()).toEqual([])
    await admin.close()
  },
)

/** Name, language, colour and picture, each chosen on the page to which the list leads. */
async function makeItTheirs(admin: Screen): Promise<void> {
  const { page, w, reader, keep } = admin
  const s = said[reader.language]
  const form = (id: string) => page.locator(`#${id}`)
  await go(admin, 0)
  await page.getByLabel(w.schoolName).fill('Lamp & Page')
  await page.getByLabel(s.language).selectOption(reader.language)
  await form('settings').getByRole('button', { name: w.save }).click()
  await page.locator('.brand-name').filter({ hasText: 'Lamp & Page' }).waitFor()

  const lamp = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--lamp'))
  const before = await lamp()
  await form('colours').getByText(s.sea, { exact: true }).click()
  await form('colours').getByRole('button', { name: w.save }).click()
  await expect.poll(lamp).not.toBe(before)
  const chosen = await lamp()

  await form('logo')
    .locator('input[type=file]')
    .setInputFiles({ name: 'l.svg', mimeType: 'image/png', buffer: Buffer.from('<svg/>') })
  await form('logo').getByRole('button', { name: s.useLogo }).click()
  await form('logo').locator('.form-refusal').waitFor()
  await form('logo')
    .locator('input[type=file]')
    .setInputFiles({ name: 'l.png', mimeType: 'image/png', buffer: png })
  await form('logo').getByRole('button', { name: s.useLogo }).click()
  await page.locator('.frame-top img.logo-own').waitFor()
  await settled(page)
  await keep('school-own')
  await expectSound(admin)

  // Strangers get it with the first bytes, and in the school's language, whatever their browser's.
  const other: Reader = reader.language === 'en' ? phoneInChinese : deskInEnglish
  const stranger = await openScreen(browser, admin.url, other)
  await expect
    .poll(async () => (await (await stranger.page.request.get('/courses')).text()).slice(0, 200), {
      timeout: 10_000,
    })
    .toContain(`lang="${reader.language}"`)
  const html = await (await stranger.page.request.get('/courses')).text()
  expect(html).toContain('<style data-accent="#1d6fd8">')
  expect(html).toContain('src="/logo/')
  await stranger.page.goto('/courses')
  const seen = await stranger.page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--lamp'),
  )
  expect(seen).toBe(chosen)
  await stranger.close()
}

async function tryMail(admin: Screen): Promise<void> {
  const { page, reader } = admin
  const s = said[reader.language]
  await openList(admin)
  expect(await count(admin)).toBe(5)
  await press(page, s.mailTest)
  await page.getByText(s.taken).waitFor()
  await expect.poll(() => count(admin)).toBe(6)
  expect(mails.newest(boss)?.html).toContain('/logo/')
  expect(mails.newest(boss)?.html).toContain('Lamp &#38; Page')
}

/** Somebody comes by a link; another link is taken back before it is used. */
async function inviteSomebody(admin: Screen, school: RunningSchool): Promise<void> {
  const { page, w, reader, keep } = admin
  const s = said[reader.language]
  const guest = `li.na.${reader.width}@example.org`
  const late = `late.${reader.width}@example.org`
  await go(admin, 6)
  const invite = async (email: string): Promise<string> => {
    await page.getByLabel(s.theirs).fill(email)
    await press(page, s.invite)
    await page.getByText(s.sent).filter({ hasText: email }).waitFor()
    return /\/join\?token=\S+/.exec(mails.newest(email)?.text ?? '')?.[0] ?? ''
  }
  await page.getByLabel(s.theirs).waitFor()
  expect(await actColours(admin)).toHaveLength(1)
  const links = [await invite(late), await invite(guest)]
  await page.getByRole('button', { name: s.withdraw }).last().click()
  await page.getByText(s.withdrawn, { exact: true }).waitFor()

  const learner = await openScreen(browser, school.url, reader)
  await learner.page.goto(links[0] ?? '')
  await learner.page.getByText(s.gone).waitFor()
  await learner.page.goto(links[1] ?? '')
  await learner.page.getByLabel(w.name).fill('Li Na')
  await learner.page.getByLabel(w.newPassword, { exact: true }).fill('a quiet lamp by the window')
  await learner.keep('join')
  await expectSound(learner)
  await press(learner.page, s.join)
  await learner.page.waitForURL('**/courses')
  expect(learner.faults()).toEqual([])
  await learner.close()

  await page.reload()
  await page.getByText(s.came).waitFor()
  await settled(page)
  await keep('invitations')
  await expectSound(admin)
}

/** Colours of the accent and of the page's main button: one, where the theme uses the school's. */
const actColours = ({ page }: Screen): Promise<string[]> =>
  page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'))
    probe.style.background = 'var(--lamp)'
    const button = document.querySelector('.form button[type=submit]') ?? document.body
    const colours = [probe, button].map((one) => getComputedStyle(one).backgroundColor)
    probe.remove()
    return [...new Set(colours)]
  })

/** Open to everybody and in one language, in light and in dark. */
async function expectSound({ page, reader }: Screen): Promise<void> {
  await expectAccessible(page)
  expect(await flawsOf(page, reader.language)).toEqual([])
  await darken(page)
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.locator('html[data-mantine-color-scheme=light]').waitFor()
}

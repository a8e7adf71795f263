/**
 * Makes the README's pictures from a running demo school whose learners have moved in, in both languages:
 * `node scripts/picture.ts http://127.0.0.1:3000`. Writes `docs/images/school.png` and `school.zh-CN.png`.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../e2e/browser.ts'

const slug = 'spoken-english-for-travel'
const folder = join(import.meta.dirname, '..', 'docs', 'images')

/** One screen of the picture: CSS pixels it is taken at, and the width at which it is shown. */
const screens = {
  pulse: { size: { width: 1320, height: 960 }, shownPx: 890, left: 670, top: 50 },
  course: { size: { width: 1000, height: 860 }, shownPx: 560, left: 40, top: 350 },
  player: { size: { width: 390, height: 800 }, shownPx: 300, left: 480, top: 210 },
} as const
type Name = keyof typeof screens
const stage = { width: 1600, height: 880 }

const [url] = process.argv.slice(2)
if (url === undefined || !URL.canParse(url)) {
  console.error('usage: node scripts/picture.ts <address of a running demo school>')
  process.exit(2)
}
await mkdir(folder, { recursive: true })
const browser = await launchBrowser()
try {
  for (const language of ['en', 'zh-CN'] as const) {
    const taken = {
      pulse: await take(browser, 'pulse', language, 'operator', showPulse),
      course: await take(browser, 'course', language, null, showCourse),
      player: await take(browser, 'player', language, 'learner', showPlayer),
    }
    const file = join(folder, language === 'en' ? 'school.png' : 'school.zh-CN.png')
    await writeFile(file, await compose(browser, taken))
    console.log(file)
  }
} finally {
  await browser.close()
}

/** Opens a screen as one of the demo's persons, or as a visitor, and takes its picture as a data address. */
async function take(
  from: Browser,
  name: Name,
  locale: string,
  role: string | null,
  show: (page: Page) => Promise<void>,
): Promise<string> {
  const { size } = screens[name]
  const context = await from.newContext({
    baseURL: String(url),
    locale,
    timezoneId: locale === 'en' ? 'Europe/Berlin' : 'Asia/Shanghai',
    viewport: size,
    hasTouch: name === 'player',
    deviceScaleFactor: 1.5,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  if (role !== null) await call(page, 'identity/enterDemo', { role })
  await show(page)
  const image = await page.screenshot({ type: 'png' })
  await context.close()
  return `data:image/png;base64,${image.toString('base64')}`
}

async function call(page: Page, path: string, input: object): Promise<Record<string, string>> {
  const language = String(await page.evaluate('navigator.language'))
  const response = await page.request.post(`/rpc/${path}`, {
    headers: { origin: String(url), 'x-banxue': '1', 'accept-language': language },
    data: { json: input },
  })
  const { json } = (await response.json()) as { json: Record<string, string> }
  if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${JSON.stringify(json)}`)
  return json
}

async function showPulse(page: Page): Promise<void> {
  await page.goto('/console/pulse?population=simulated')
  await page.locator('.chart :is(svg, canvas)').first().waitFor()
  await page.waitForLoadState('networkidle')
}

async function showCourse(page: Page): Promise<void> {
  await page.goto(`/courses/${slug}`)
  await page.locator('.button-waiting').waitFor({ state: 'detached' })
  await page.waitForLoadState('networkidle')
}

/** Stands at the first question of the course, which a wrong answer has just been given to. */
async function showPlayer(page: Page): Promise<void> {
  const { id: courseId, firstUnitId } = await call(page, 'courses/coursePage', { slug })
  await call(page, 'learning/enrol', { courseId })
  await page.goto(`/learn/${courseId}/${firstUnitId}`)
  const act = page.locator('#player-act')
  await act.waitFor()
  while ((await page.locator('main .option').count()) === 0) {
    await page.keyboard.press('ArrowRight')
    await page.locator('main h1').waitFor()
  }
  if ((await page.locator('.feedback').count()) > 0) return
  await page.locator('main .option label').nth(1).click()
  await act.click()
  await page.locator('.feedback').waitFor()
}

/** Lays the screens over each other on one sheet. */
async function compose(from: Browser, taken: Record<Name, string>): Promise<Buffer> {
  const page = await from.newPage({ viewport: stage })
  const sheets = (Object.keys(screens) as Name[]).map((name) => {
    const { shownPx, left, top } = screens[name]
    return `<img class="${name}" src="${taken[name]}" style="width:${shownPx}px;left:${left}px;top:${top}px">`
  })
  await page.setContent(`<!doctype html><style>
    body { margin: 0; block-size: 100vh; background: linear-gradient(160deg, #f7efe1, #e9eef3 70%); overflow: hidden; }
    img { position: absolute; border-radius: 14px; box-shadow: 0 2px 6px #2b241914, 0 22px 60px #2b24192e; }
    .player { border-radius: 30px; outline: 8px solid #23201b; }
  </style>${sheets.join('')}`)
  const image = await page.screenshot({ type: 'png' })
  await page.close()
  return image
}

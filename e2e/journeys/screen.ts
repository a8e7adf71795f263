import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { launchDevice } from '../browser.ts'
import { words, type Words } from '../words.ts'

/** A reader: their language, the width of their screen, light or dark. */
export interface Reader {
  language: 'en' | 'zh-CN'
  /** CSS pixels: 390 is a phone, 1440 a desk. */
  width: 390 | 1440
  scheme?: 'light' | 'dark'
}
export const phoneInChinese: Reader = { language: 'zh-CN', width: 390 }
export const deskInEnglish: Reader = { language: 'en', width: 1440 }

export interface Screen {
  page: Page
  /** Address of the school, without a path. */
  url: string
  reader: Reader
  w: Words
  /** Keeps a picture of what the reader sees under `e2e/screenshots`. */
  keep: (name: string) => Promise<void>
  /** What the page logged as errors so far, refused requests that a test provokes left out. */
  faults(): string[]
  close(): Promise<void>
}

const folder = join(import.meta.dirname, '..', 'screenshots')

/** A browser of one reader, with cookies of its own. */
export async function openScreen(
  browser: Browser,
  url: string,
  reader: Reader,
  options: { worker?: boolean } = {},
): Promise<Screen> {
  const context = await browser.newContext({
    ...settingsOf(url, reader),
    // What a worker fetches cannot be held up or changed by a test; the journeys without a network let it in.
    serviceWorkers: options.worker === true ? 'allow' : 'block',
  })
  return screenIn(context, url, reader)
}

/** A reader's own device: what it keeps lies in a folder, and outlives the browser. */
export async function openDevice(folder: string, url: string, reader: Reader): Promise<Screen> {
  return screenIn(await launchDevice(folder, settingsOf(url, reader)), url, reader)
}

const settingsOf = (url: string, { language, width, scheme = 'light' }: Reader): BrowserContextOptions => ({
  baseURL: url,
  locale: language,
  timezoneId: language === 'en' ? 'Europe/Berlin' : 'Asia/Shanghai',
  viewport: { width, height: width === 390 ? 844 : 900 },
  hasTouch: width === 390,
  colorScheme: scheme,
  reducedMotion: 'reduce',
})

async function screenIn(context: BrowserContext, url: string, reader: Reader): Promise<Screen> {
  const { language, width, scheme = 'light' } = reader
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text())
  })
  return {
    page,
    url,
    reader,
    w: words[language],
    async keep(name) {
      if (page.isClosed()) return
      await mkdir(folder, { recursive: true })
      await page.screenshot({ path: join(folder, `${name}.${language}.${width}.${scheme}.png`) })
    },
    faults: () => faults,
    close: () => context.close(),
  }
}

import type { Page } from 'playwright-core'
import { expectAccessible } from './accessible.ts'

/** Waits until a page has said what it has to say. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await page.waitForFunction(() => document.querySelector('.loading, .button-waiting') === null)
}

/** Turns the device dark, and waits until the page has followed and painted itself anew. */
export async function darken(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.locator('html[data-mantine-color-scheme=dark]').waitFor()
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

/** Waits until what is drawn to the width of the screen has followed a change of it; what stays too wide is a flaw. */
export async function followed(page: Page): Promise<void> {
  await page
    .waitForFunction(
      () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
      null,
      {
        timeout: 3_000,
      },
    )
    .catch(() => undefined)
}

/** What is wrong with how a page is made, in sentences; nothing where it is sound. */
export async function flawsOf(page: Page, language: string): Promise<string[]> {
  const { lang, title, headings, words, overflow } = await page.evaluate(readPage)
  const flaws: string[] = []
  if (lang !== language) flaws.push(`its language is ${lang}`)
  if (title.trim() === '') flaws.push('it has no title')
  if (headings !== 1) flaws.push(`it has ${headings} headings of the first level`)
  for (const word of words.filter(isRawKey)) flaws.push(`it says "${word}"`)
  if (overflow !== null) flaws.push(`it is wider than the screen at ${overflow}`)
  return flaws
}

/** A message's key instead of the message, or a place in it that nothing filled. */
const isRawKey = (word: string): boolean =>
  /^[a-z]+([A-Z][a-z]+)+$/.test(word) || /\{\{|\}\}|\bundefined\b|\bNaN\b|\[object /.test(word)

/** What axe finds, as one sentence; nothing where it finds nothing. */
export async function barriersOf(page: Page): Promise<string[]> {
  try {
    await expectAccessible(page)
    return []
  } catch (error) {
    const { actual } = error as { actual?: unknown }
    return Array.isArray(actual) ? actual.map(String) : [String(error)]
  }
}

/** Runs in the page. Code is left out: names of fields and events are not messages. */
function readPage() {
  const root = document.documentElement
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const words: string[] = []
  while (texts.nextNode()) {
    const inside = texts.currentNode.parentElement
    if (inside?.closest('code, pre, script, style, .attribution') != null) continue
    words.push(texts.currentNode.textContent?.trim() ?? '')
  }
  const wide =
    root.scrollWidth <= root.clientWidth
      ? undefined
      : [...document.body.querySelectorAll('*')].findLast(
          (one) => one.getBoundingClientRect().right > root.clientWidth + 1,
        )
  return {
    lang: root.lang,
    title: document.title,
    headings: document.querySelectorAll('h1').length,
    words,
    overflow:
      root.scrollWidth <= root.clientWidth ? null : `${wide?.tagName ?? 'nothing'}.${wide?.className ?? ''}`,
  }
}

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Page } from 'playwright-core'

/** Downstream bits per second and round trip, milliseconds; null leaves the network alone. */
export type Line = { bps: number; latencyMs: number } | null
type Signed = Awaited<ReturnType<BrowserContext['storageState']>>

const require = createRequire(import.meta.url)

/** A page of a browser that has been nowhere yet but is signed in, behind a line. */
export async function freshPage(browser: Browser, signed: Signed, line: Line): Promise<Page> {
  const context = await browser.newContext({
    storageState: signed,
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
    locale: 'en-GB',
  })
  const page = await context.newPage()
  await page.addInitScript(watchFirstFrame)
  if (line === null) return page
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: line.latencyMs,
    downloadThroughput: line.bps / 8,
    uploadThroughput: line.bps / 8,
  })
  return page
}

/** From the press on "Begin" to the first frame of the player, milliseconds; the unit's goal is read for a while before. */
export async function startOfPlayer(
  page: Page,
  address: string,
  readsFor: 'a while' | 'no time',
): Promise<number> {
  await page.goto(address)
  const begin = page.locator('#player-act')
  await begin.waitFor()
  if (readsFor === 'a while') await page.waitForLoadState('networkidle')
  await begin.click()
  return firstFrameMs(page)
}

/** The same of hls.js alone: its code is on the page already when its button is pressed. */
export async function startOfBareHls(page: Page, school: string, master: string): Promise<number> {
  const code = await readFile(require.resolve('hls.js/dist/hls.min.js'), 'utf8')
  await page.route(`${school}/bare`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<video playsinline width=854 height=480></video><button id=go>Go</button><script>${code}</script>
<script>go.onclick = () => { const video = document.querySelector('video'), hls = new Hls(); hls.loadSource('${master}'); hls.attachMedia(video); video.play() }</script>`,
    }),
  )
  await page.goto(`${school}/bare`)
  await page.locator('#go').click()
  return firstFrameMs(page)
}

async function firstFrameMs(page: Page): Promise<number> {
  const handle = await page.waitForFunction(readFirstFrame, undefined, { timeout: 60_000 })
  return (await handle.jsonValue()) as number
}

const readFirstFrame = (): number | undefined =>
  (globalThis as typeof globalThis & { firstFrameMs?: number }).firstFrameMs

/** Runs in the page: from the last click to the first frame that plays. */
function watchFirstFrame(): void {
  const kept = globalThis as typeof globalThis & { firstFrameMs?: number }
  let pressedMs = 0
  addEventListener('click', () => (pressedMs = performance.now()), { capture: true })
  const seen = new WeakSet<HTMLVideoElement>()
  const look = () => {
    const video = document.querySelector('video')
    if (video !== null && !seen.has(video)) {
      seen.add(video)
      const onFrame = () => {
        if (video.paused) video.requestVideoFrameCallback(onFrame)
        else kept.firstFrameMs ??= performance.now() - pressedMs
      }
      video.requestVideoFrameCallback(onFrame)
    }
    requestAnimationFrame(look)
  }
  look()
}

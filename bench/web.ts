/**
 * What a stranger's phone sees of the course page, a learner's of a unit, and how quickly the next unit opens: `node bench/web.ts`.
 * The phone profile is 9 Mbit/s, 165 ms round trip, a CPU four times slower; every run is cold. BENCH_RUNS (7)
 * shortens it, BENCH_URL measures a school that is open already, BANXUE_DATA chooses the disk.
 */
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from '../e2e/browser.ts'
import { quantile, report } from './report.ts'
import { openSchool } from './web/school.ts'

const runs = Number(process.env.BENCH_RUNS ?? 7)

interface Visit {
  lcpMs: number
  cls: number
  /** JavaScript of the page's whole life, what was fetched ahead too, gzipped, kB of 1,000 bytes. */
  scriptKb: number
}

const school = await openSchool()
const browser = await launchBrowser()
try {
  const address = `${school.url}/courses/${school.slug}`
  await visit(browser, address)
  const visits: Visit[] = []
  for (let run = 0; run < runs; run++) visits.push(await visit(browser, address))
  const figure = (name: string, values: number[], unit: string, limit: number) =>
    report({ name, value: quantile(values, 0.75), unit, limit })
  figure(
    'web.course_page.lcp.p75',
    visits.map(({ lcpMs }) => lcpMs),
    'ms',
    1500,
  )
  figure(
    'web.course_page.cls.p75',
    visits.map(({ cls }) => cls),
    '1',
    0.05,
  )
  figure(
    'web.course_page.javascript',
    visits.map(({ scriptKb }) => scriptKb),
    'kB',
    200,
  )
  const units = await unitVisits(browser, school.url)
  figure(
    'web.unit_page.lcp.p75',
    units.map(({ lcpMs }) => lcpMs),
    'ms',
    1800,
  )
  figure(
    'web.unit_page.cls.p75',
    units.map(({ cls }) => cls),
    '1',
    0.05,
  )
  const openings: number[] = []
  for (let run = 0; run < runs; run++) openings.push(await openUnit(browser, school.url, address))
  figure('web.next_unit.opens.p75', openings, 'ms', 300)
} finally {
  await browser.close()
  await school.close()
}

/** A page of a browser that has been nowhere yet, behind the phone profile. */
async function phone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 3,
    isMobile: true,
    hasTouch: true,
    locale: 'en-GB',
  })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const bytesPerS = 9_000_000 / 8
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 165,
    downloadThroughput: bytesPerS,
    uploadThroughput: bytesPerS,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  return page
}

/** A learner opens a unit by its address, every time on a phone that has been nowhere yet. */
async function unitVisits(from: Browser, url: string): Promise<Visit[]> {
  const found: Visit[] = []
  for (let run = 0; run <= runs; run++) {
    const { address, cookies } = await newcomer(from, url)
    const visited = await visit(from, address, cookies)
    // The first one warms the server.
    if (run > 0) found.push(visited)
  }
  return found
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>

/** Somebody who has just enrolled: the address of their first unit, and what proves their session. */
async function newcomer(from: Browser, url: string): Promise<{ address: string; cookies: Cookies }> {
  const context = await from.newContext()
  const page = await context.newPage()
  await page.goto(url)
  const email = `bench-${crypto.randomUUID()}@example.org`
  const { courseId, unitId } = await page.evaluate(enrolNewcomer, { slug: school.slug, email })
  const cookies = await context.cookies()
  await context.close()
  return { address: `${url}/learn/${courseId}/${unitId}`, cookies }
}

async function visit(browser: Browser, address: string, cookies: Cookies = []): Promise<Visit> {
  const page = await phone(browser)
  await page.context().addCookies(cookies)
  const scripts: Promise<number>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      scripts.push(response.body().then((body) => gzipSync(body, { level: 9 }).length / 1000))
  })
  await page.goto(address, { waitUntil: 'load' })
  await page.getByRole('button').first().waitFor()
  await page.waitForLoadState('networkidle')
  const { lcpMs, cls } = await page.evaluate(readVitals)
  const sizes = await Promise.all(scripts)
  await page.context().close()
  return { lcpMs, cls, scriptKb: sizes.reduce((sum, kb) => sum + kb, 0) }
}

/** Runs in the page: the vitals of its life so far. */
async function readVitals(): Promise<{ lcpMs: number; cls: number }> {
  const entries = (type: string) =>
    new Promise<PerformanceEntryList>((resolve) => {
      new PerformanceObserver((list, observer) => {
        observer.disconnect()
        resolve(list.getEntries())
      }).observe({ type, buffered: true })
      // Where there is no entry the observer stays silent.
      requestAnimationFrame(() => requestAnimationFrame(() => resolve([])))
    })
  const paints = await entries('largest-contentful-paint')
  const shifts = await entries('layout-shift')
  return {
    lcpMs: paints.at(-1)?.startTime ?? Number.NaN,
    cls: shifts.reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0),
  }
}

/** From the press on "begin" on the course page of a learner to the unit's heading being painted, milliseconds. */
async function openUnit(browser: Browser, url: string, address: string): Promise<number> {
  const page = await phone(browser)
  await page.goto(url)
  await page.evaluate(enrolNewcomer, { slug: school.slug, email: `bench-${crypto.randomUUID()}@example.org` })
  const fetchedAhead = page.waitForResponse((response) => response.url().includes('/learning/previewUnit'))
  await page.goto(address, { waitUntil: 'load' })
  await page.locator('.course-actions a.button').waitFor()
  await (await fetchedAhead).finished()
  await page.waitForLoadState('networkidle')
  const elapsedMs = await page.evaluate(pressAndWait)
  await page.context().close()
  return elapsedMs
}

/** Runs in the page: signs somebody up and enrols them; answers where they begin. */
async function enrolNewcomer({ slug, email }: { slug: string; email: string }) {
  const call = async (path: string, body?: unknown) => {
    const response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', 'x-banxue': '1' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${path} answers ${response.status}.`)
    return (await response.json()) as { id: string; firstUnitId: string }
  }
  await call('/api/auth/sign-up/email', { name: 'Bench', email, password: 'a long password of the bench' })
  const { id, firstUnitId } = await call(`/api/courses/${slug}`)
  await call(`/api/learning/${id}`, {})
  return { courseId: id, unitId: firstUnitId }
}

/** Runs in the page: presses the course's one action and waits until the frame after the unit's heading is there. */
function pressAndWait(): Promise<number> {
  const action = document.querySelector<HTMLElement>('.course-actions a.button')
  const before = document.querySelector('h1')
  const from = performance.now()
  action?.click()
  return new Promise((resolve) => {
    const look = () => {
      const heading = document.querySelector('h1')
      if (heading === null || heading === before) requestAnimationFrame(look)
      else requestAnimationFrame(() => resolve(performance.now() - from))
    }
    requestAnimationFrame(look)
  })
}

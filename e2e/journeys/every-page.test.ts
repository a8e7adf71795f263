import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { banxue } from '../command-line.ts'
import { forget, openRunningSchool, type RunningSchool } from '../running-school.ts'
import { barriersOf, darken, flawsOf, followed, settled } from './every-page.ts'
import { call, claim, giveRoles, newAccount, signIn, signUp } from './people.ts'
import { enrol } from './places.ts'
import { deskInEnglish, openScreen, phoneInChinese, type Reader, type Screen } from './screen.ts'
import { uploadSound } from './uploaded-sound.ts'
import { type Known, type Visit, visitsOf, type Who } from './visits.ts'

const folder = join(import.meta.dirname, '..', 'screenshots', 'pages')
const people = {
  learner: newAccount('Li Na'),
  newcomer: newAccount('Xiao Wang'),
  instructor: newAccount('Chen'),
  operator: newAccount('He Yu'),
  admin: newAccount('Wu Tong'),
}

let school: RunningSchool
let browser: Browser
let known: Known
beforeAll(async () => {
  await mkdir(folder, { recursive: true })
  school = await openRunningSchool({ env: { BANXUE_DEMO: 'on' } })
  await banxue(school.data, 'import', join(import.meta.dirname, '../fixtures/short-course'))
  browser = await launchBrowser()
  known = await furnish()
})
afterAll(async () => {
  await browser?.close()
  await school?.stop()
  if (school) await forget(school.data)
})

test('every page of the school has its place in this journey', async () => {
  const { router } = await vi.importActual<{ router: { routesByPath: object } }>('../../apps/web/router.ts')
  expect(Object.keys(visitsOf(known)).toSorted()).toEqual(Object.keys(router.routesByPath).toSorted())
})

test.each([phoneInChinese, deskInEnglish])(
  'every page is sound and open to everybody, in light and dark, on a phone and at a desk ($language)',
  async (reader) => {
    const visits = Object.values(visitsOf(known)).flat()
    const found: string[] = []
    for (const who of new Set(visits.map((visit) => visit.as))) {
      const screen = await enter(who, reader)
      for (const visit of visits.filter(({ as }) => as === who)) found.push(...(await look(screen, visit)))
      await screen.close()
    }
    expect(found).toEqual([])
  },
)

/** Opens a page once; light and width then change under it, as they do on a device. */
async function look(screen: Screen, { name, path }: Visit): Promise<string[]> {
  const { page, reader } = screen
  const before = screen.faults().length
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(sizes[reader.width])
  await page.goto(path)
  await settled(page)
  const found = [...(await flawsOf(page, reader.language)), ...(await barriersOf(page))]
  await keep(screen, name, reader.width, 'light')
  await darken(page)
  found.push(...(await barriersOf(page)).map((flaw) => `dark: ${flaw}`))
  await keep(screen, name, reader.width, 'dark')
  const otherWidth = reader.width === 390 ? 1440 : 390
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(sizes[otherWidth])
  await followed(page)
  found.push(...(await flawsOf(page, reader.language)).map((flaw) => `${otherWidth} px: ${flaw}`))
  await keep(screen, name, otherWidth, 'light')
  return [...found, ...screen.faults().slice(before)].map((flaw) => `${name} (${reader.language}): ${flaw}`)
}

const sizes = { 390: { width: 390, height: 844 }, 1440: { width: 1440, height: 900 } } as const

/** Keeps a picture of the whole page, its fixed bars at its edges. */
async function keep({ page, reader }: Screen, name: string, width: 390 | 1440, scheme: 'light' | 'dark') {
  const size = sizes[width]
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  if (height > size.height) await page.setViewportSize({ width, height: Math.min(height, 6_000) })
  const path = join(folder, `${name}.${reader.language}.${width}.${scheme}.jpg`)
  await page.screenshot({ path, type: 'jpeg', quality: 80 })
  if (height > size.height) await page.setViewportSize(size)
}

/** A browser of somebody's; a guest's stands in the first unit already. */
async function enter(who: Who, reader: Reader): Promise<Screen> {
  const screen = await openScreen(browser, school.url, reader)
  if (who === 'guest')
    await call(screen, 'identity/becomeGuest', { language: reader.language, zone: 'Asia/Shanghai' })
  else if (who !== 'visitor') await signIn(screen, people[who])
  return screen
}

/** Gives the pages something to show: roles, a course finished and one begun, a mail, an import. */
async function furnish(): Promise<Known> {
  const screens = Object.fromEntries(
    await Promise.all(
      Object.entries(people).map(async ([who, account]) => {
        const screen = await openScreen(browser, school.url, deskInEnglish)
        await signUp(screen, account)
        return [who, screen] as const
      }),
    ),
  ) as Record<keyof typeof people, Screen>
  const { learner, admin } = screens
  await claim(admin, school)
  await giveRoles(admin, people.instructor, ['learner', 'instructor'])
  await giveRoles(admin, people.operator, ['learner', 'operator'])

  const short = await enrol(learner, 'short-course')
  for (const { id } of short.outline.modules.flatMap(({ units }) => units))
    await call(learner, 'learning/markDone', { courseId: short.id, unitId: id })
  const certificate = (await call(learner, 'growth/certificate', { courseId: short.id })) as { code: string }
  const slug = 'spoken-english-for-travel'
  const course = await enrol(learner, slug)
  const unitId = course.firstUnitId
  await call(learner, 'learning/openUnit', { courseId: course.id, unitId })
  const steps = course.outline.modules.flatMap(({ units }) => units).find(({ id }) => id === unitId)?.steps
  const stepId = steps?.find(({ kind }) => kind === 'choice')?.id
  const at = new Date().toISOString()
  const position = { courseId: course.id, unitId, stepId }
  await learner.page.request.put(`${school.url}/api/learning/${course.id}/units/${unitId}/position`, {
    headers: { origin: school.url, 'x-banxue': '1' },
    data: { ...position, at, sentAt: at },
  })
  await learner.page.request.put(`${school.url}/api/learning/notes/${randomUUID()}`, {
    headers: { origin: school.url, 'x-banxue': '1' },
    data: {
      ...position,
      atS: null,
      form: 'note',
      text: 'Say it aloud.',
      isDeleted: false,
      changedAt: at,
      sentAt: at,
    },
  })
  await learner.page.request.post(`${school.url}/api/auth/request-password-reset`, {
    headers: { origin: school.url },
    data: { email: people.newcomer.email },
  })
  const mediaId = await uploadSound(admin)
  const imports = (await call(admin, 'courses/listImports')) as { id: string }[]
  await Promise.all(Object.values(screens).map((screen) => screen.close()))
  return {
    slug,
    courseId: course.id,
    firstUnitId: unitId,
    finishedId: short.id,
    code: certificate.code,
    importId: imports[0]?.id ?? '',
    mediaId,
  }
}

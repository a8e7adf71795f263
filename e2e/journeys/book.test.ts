import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { forget, openRunningSchool, type RunningSchool } from '../running-school.ts'
import { expectAccessible } from './accessible.ts'
import { type Book, bookToImport } from './book.ts'
import { call, claim, giveRoles, newAccount, signIn, signUp } from './people.ts'
import { type CourseOutline, enrol } from './places.ts'
import { deskInEnglish, openScreen, phoneInChinese, type Screen } from './screen.ts'
import { press } from './short-course.ts'
import { leave, walkUnit } from './walk-unit.ts'

let school: RunningSchool
let browser: Browser
let book: Book
const chen = newAccount('Chen')
beforeAll(async () => {
  book = await bookToImport()
  school = await openRunningSchool()
  browser = await launchBrowser()
  const admin = await openScreen(browser, school.url, deskInEnglish)
  const instructor = await openScreen(browser, school.url, deskInEnglish)
  await signUp(admin, newAccount('Wu Tong'))
  await claim(admin, school)
  await signUp(instructor, chen)
  await giveRoles(admin, chen, ['learner', 'instructor'])
  await Promise.all([admin.close(), instructor.close()])
})
afterAll(async () => {
  await browser?.close()
  await school?.stop()
  if (school) await forget(school.data)
  await book?.forget()
})

test.each([phoneInChinese, deskInEnglish])(
  'an instructor imports a book, and a learner takes a module of it to its end ($language, $width px)',
  async (reader) => {
    const instructor = await openScreen(browser, school.url, reader)
    onTestFailed(() => instructor.keep('failed-import'))
    await signIn(instructor, chen)
    await importBook(instructor)
    await instructor.close()

    const learner = await openScreen(browser, school.url, reader)
    onTestFailed(() => learner.keep('failed-module'))
    await signUp(learner, newAccount('Li Na'))
    const course = await enrol(learner, book.slug)
    await takeModule(learner, course, shortestWithQuestions(course))
    expect([...instructor.faults(), ...learner.faults()]).toEqual([])
    await learner.close()
  },
)

async function importBook({ page, w, keep }: Screen): Promise<void> {
  await page.goto('/console/courses/import')
  await page.locator('input[type=file]').setInputFiles(book.zip)
  const start = page.getByRole('button', { name: w.importStart })
  await start.waitFor()
  await keep('import-chosen')
  await start.click()
  await page.getByRole('progressbar').waitFor()
  await keep('import-under-way')
  // The second reader's import finds nothing new, and says so.
  await page.getByText(w.imported).waitFor({ timeout: 60_000 })
  await page.getByRole('heading', { name: w.report, exact: true }).waitFor()
  await keep('import-report')
  await expectAccessible(page)
  await press(page, w.openCourse)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await keep('imported-course')
  await expectAccessible(page)
}

type Module = CourseOutline['outline']['modules'][number]
const stepsOf = ({ units }: Module) => units.flatMap(({ steps }) => steps)

/** A chapter of the real book has 44 to 92 steps; the fewest are as good as the most. */
function shortestWithQuestions({ outline }: CourseOutline): Module {
  const [module] = outline.modules
    .filter((one) => stepsOf(one).some(({ kind }) => kind === 'choice'))
    .toSorted((a, b) => stepsOf(a).length - stepsOf(b).length)
  if (module === undefined) throw new Error('the book has no module with questions')
  return module
}

async function takeModule(learner: Screen, course: CourseOutline, module: Module): Promise<void> {
  const { page, w, keep } = learner
  await page.clock.install()
  const sum = { read: 0, right: 0, wrong: 0 }
  await page.goto(`/learn/${course.id}/${module.units[0]?.id}`)
  for (const [index, unit] of module.units.entries()) {
    await page.waitForURL(`**/${unit.id}`)
    const walked = await walkUnit(learner)
    sum.read += walked.read
    sum.right += walked.right
    sum.wrong += walked.wrong
    if (index === 0) await keep('book-unit-ending')
    // The address changes first, and the ending stands until the next unit is there.
    if (index < module.units.length - 1) await leave(page, w.nextUnit)
  }
  expect(sum.right).toBeGreaterThan(0)
  expect(sum.wrong).toBeGreaterThan(0)
  expect(sum.read).toBe(stepsOf(module).filter(({ kind }) => kind === 'reading').length)
  const { units } = (await call(learner, 'learning/courseProgress', { courseId: course.id })) as {
    units: { unitId: string; completedBy: string | null }[]
  }
  const done = units.filter(({ completedBy }) => completedBy === 'learning').map(({ unitId }) => unitId)
  expect(done.toSorted()).toEqual(module.units.map(({ id }) => id).toSorted())
}

import { expect, onTestFailed, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { saveModule, savedCaches, unitPath } from './installed.ts'
import { call, newAccount, signIn, signUp } from './people.ts'
import { type CourseOutline, enrol } from './places.ts'
import { deskInEnglish, openScreen, phoneInChinese, type Reader, type Screen } from './screen.ts'
import { press } from './short-course.ts'
import { shortCourseSchool } from './school-of-file.ts'

const here = shortCourseSchool()

test('on a shared phone another learner finds nothing of the first one, who comes back to all of it', async () => {
  const { screen, course, account } = await givenSaved(phoneInChinese)
  const { page, w } = screen
  await page.context().setOffline(true)
  await beginAnswer(screen, course)
  await page.context().setOffline(false)
  await page.getByText(w.saved).waitFor()

  await page.goto('/me')
  await page.getByText(w.keepSaved).click()
  await expectAccessible(page)
  await screen.keep('sign-out-saved')
  await press(page, w.signOut)
  await page.getByRole('link', { name: w.signIn }).first().waitFor()
  expect(await savedCaches(screen)).toHaveLength(2)

  await signUp(screen, newAccount('王芳'))
  await enrol(screen, 'short-course')
  await page.goto('/learn/saved')
  await page.getByText(w.nothingSaved).waitFor()
  await page.context().setOffline(true)
  await page.goto(unitPath(course, 1))
  await page.getByText(w.notHere).waitFor()
  expect(await page.getByText(w.insteadTitle).count()).toBe(0)
  await page.context().setOffline(false)

  await call(screen, 'identity/me')
  await signIn(screen, account)
  await page.goto('/learn/saved')
  await expect.poll(() => page.locator('.saved-row').count(), { timeout: 15_000 }).toBe(2)
  await screen.close()
})

test('signing out without a network: it asks about what waits, shows nothing more, and tells the school later', async () => {
  const { screen, course, account } = await givenSaved(deskInEnglish)
  const { page, w } = screen
  await page.goto('/me')
  await page.goto(unitPath(course, 1))
  await page.context().setOffline(true)
  await beginAnswer(screen, course)
  await page.goto('/me')
  await page.getByText(w.keepSaved).waitFor()
  await press(page, w.signOut)
  await press(page, w.signOutAnyway)
  await page.getByRole('link', { name: w.signIn }).first().waitFor()
  await expect.poll(() => savedCaches(screen), { timeout: 15_000 }).toEqual([])
  await page.reload()
  await page.getByRole('link', { name: w.signIn }).first().waitFor()
  expect(await page.getByText(account.name).count()).toBe(0)

  // The session's cookie is still there: before anything else is asked, the school hears that its owner left.
  await page.context().setOffline(false)
  await page.goto('/me')
  await expect
    .poll(async () => ((await call(screen, 'identity/me')) as { person: unknown }).person, {
      timeout: 15_000,
    })
    .toBeNull()

  // What waited has waited for its learner.
  await signIn(screen, account)
  await page.goto(unitPath(course, 1))
  await expect.poll(() => page.getByRole('textbox').inputValue(), { timeout: 15_000 }).toBe('half a c')
  await page.getByText(w.saved).waitFor()
  expect(screen.faults()).toEqual([])
  await screen.close()
})

test('a full device is told in words, and keeps nothing by halves', async () => {
  const screen = await openScreen(here.browser, here.school.url, deskInEnglish, { worker: true })
  const { page, w } = screen
  await signUp(screen, newAccount('Li Na'))
  await enrol(screen, 'short-course')
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: screen.url, quotaSize: 1_000 })
  await page.goto('/courses/short-course')
  await press(page, w.saveForOffline)
  await press(page, w.saveNow)
  await page.getByText(w.deviceFull).waitFor()
  await expectAccessible(page)
  await screen.keep('device-full')
  expect(await savedCaches(screen)).toEqual([])
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: screen.url })
  await page.goto('/learn/saved')
  await page.getByText(w.nothingSaved).waitFor()
  expect(screen.faults()).toEqual([])
  await screen.close()
})

/** A learner of the short course who has saved all of it. */
async function givenSaved(reader: Reader) {
  const screen = await openScreen(here.browser, here.school.url, reader, { worker: true })
  onTestFailed(() => screen.keep('failed-shared'))
  const account = newAccount(reader.language === 'en' ? 'Li Na' : '李娜')
  await signUp(screen, account)
  const course = await enrol(screen, 'short-course')
  await saveModule(screen, 'short-course')
  return { screen, account, course }
}

/** Opens the second unit and leaves half an answer at its first question. */
async function beginAnswer({ page, w }: Screen, course: CourseOutline): Promise<void> {
  await page.goto(unitPath(course, 1))
  await press(page, w.begin)
  await page.getByRole('textbox').fill('half a c')
}

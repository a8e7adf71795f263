import type { Request } from 'playwright-core'
import { expect, onTestFailed, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { newAccount, signIn, signUp } from './people.ts'
import { type CourseOutline, enrol } from './places.ts'
import { deskInEnglish, openScreen, phoneInChinese, type Reader, type Screen } from './screen.ts'
import { press } from './short-course.ts'
import { shortCourseSchool } from './school-of-file.ts'

const here = shortCourseSchool()

const readers = [phoneInChinese, deskInEnglish]
const otherDevice = (reader: Reader): Reader => ({ ...reader, width: reader.width === 390 ? 1440 : 390 })

test.each(readers)(
  'a half-written answer outlives a refresh, at once and later ($language, $width px)',
  async (reader) => {
    const { screen, course } = await givenLearner(reader)
    const { page, w } = screen
    await openSecondUnit(screen, course)
    const field = page.getByRole('textbox')

    await field.pressSequentially('half a c')
    // Before the pause after which words travel: only the device has them.
    await page.reload()
    await expect.poll(() => field.inputValue()).toBe('half a c')
    await page.getByText(w.saved).waitFor()
    await page.evaluate('localStorage.clear()')
    await page.reload()
    await expect.poll(() => field.inputValue()).toBe('half a c')
    await screen.keep('half-written')
    await press(page, w.check)
    await page.locator('.feedback[data-phase=wrong]').waitFor()
    expect(screen.faults()).toEqual([])
    await screen.close()
  },
)

test.each(readers)(
  'a second device shows the step and the half-written answer, and what lost comes back ($language, $width px)',
  async (reader) => {
    const { screen, course, account } = await givenLearner(reader)
    const second = await openScreen(here.browser, here.school.url, otherDevice(reader))
    onTestFailed(() => second.keep('failed-second'))
    await signIn(second, account)
    await openSecondUnit(screen, course)
    await screen.page.keyboard.press('Tab')
    await screen.page.getByRole('button', { name: screen.w.skip }).click()
    const first = screen.page.getByRole('textbox')
    await first.pressSequentially('2.')
    await screen.page.getByText(screen.w.saved).waitFor()

    await second.page.goto(unitPath(course, 1))
    const field = second.page.getByRole('textbox')
    await expect.poll(() => field.inputValue()).toBe('2.')
    await second.page.getByText('2/3', { exact: true }).waitFor()

    await field.fill('3.')
    await second.page.getByText(second.w.saved).waitFor()
    // Back on the first device its words have lost to the later ones, and one press brings them back.
    await screen.page.reload()
    await expect.poll(() => first.inputValue()).toBe('3.')
    await screen.page.getByText(screen.w.otherDraft).waitFor()
    await screen.keep('other-draft')
    await press(screen.page, screen.w.bringBack)
    await expect.poll(() => first.inputValue()).toBe('2.')
    expect([...screen.faults(), ...second.faults()]).toEqual([])
    await Promise.all([screen.close(), second.close()])
  },
)

test.each(readers)(
  'a second device that stands open hears of the first, and nothing moves under the fingers ($language, $width px)',
  async (reader) => {
    const { screen, course, account } = await givenLearner(reader)
    const second = await openScreen(here.browser, here.school.url, otherDevice(reader))
    onTestFailed(() => second.keep('failed-second'))
    await signIn(second, account)
    const stood = screen.page.waitForResponse((answer) => answer.url().endsWith('/learning/sync'))
    await openSecondUnit(screen, course)
    await stood
    const { page, w } = second
    const heard = page.waitForRequest((request) => request.url().endsWith('/api/news'))
    await page.goto(unitPath(course, 1))
    await page.getByRole('textbox').waitFor()
    await (await heard).response()

    await screen.page.locator('body').press('ArrowRight')
    // The page stays where it is, and says where the other one has got to.
    await page.getByRole('button', { name: w.goThere }).waitFor()
    await page.getByText('1/3', { exact: true }).waitFor()
    await second.keep('went-on-elsewhere')
    await expectAccessible(page)
    await press(page, w.goThere)
    await page.getByText('2/3', { exact: true }).waitFor()

    const [first, field] = [screen.page.getByRole('textbox'), page.getByRole('textbox')]
    await first.pressSequentially('2.')
    await expect.poll(() => field.inputValue()).toBe('2.')
    await field.fill('3.')
    await expect.poll(() => first.inputValue()).toBe('3.')
    await screen.page.getByText(screen.w.otherDraft).waitFor()

    // While words are typed here, later ones from elsewhere wait; then they lose or win, and the loser can come back.
    await field.pressSequentially('14')
    await first.fill('2.5')
    expect(await field.inputValue()).toBe('3.14')
    await expect.poll(() => field.inputValue()).toBe('2.5')
    await press(page, w.bringBack)
    await expect.poll(() => field.inputValue()).toBe('3.14')
    expect([...screen.faults(), ...second.faults()]).toEqual([])
    await Promise.all([screen.close(), second.close()])
  },
)

test.each(readers)(
  'what is done without a network is kept, and goes through once when it is back ($language, $width px)',
  async (reader) => {
    const { screen, course } = await givenLearner(reader)
    const { page, w } = screen
    const sent = listenToTelemetry(screen)
    await page.clock.install()
    await openSecondUnit(screen, course)

    await page.context().setOffline(true)
    await page.getByText(w.offline).first().waitFor()
    const field = page.getByRole('textbox')
    await field.fill('cup')
    // A minute of attention, told to a queue that has nowhere to go.
    await page.clock.fastForward(59_000)
    await page.mouse.move(10, 10)
    await page.clock.fastForward(15_000)
    await press(page, w.check)
    await page.getByText(w.waitingForNetwork).waitFor()
    await screen.keep('offline')
    await press(page, w.goOn)
    await field.fill('3')
    await page.getByText(w.keptHere).waitFor()
    const before = sent.acknowledged().length

    await page.context().setOffline(false)
    await page.getByText(w.saved).waitFor()
    await expect.poll(() => sent.acknowledged().length, { timeout: 20_000 }).toBeGreaterThan(before)
    await expect.poll(() => waitingTelemetry(screen)).toBe(0)
    const ids = sent.acknowledged().map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const late = sent.acknowledged().slice(before)
    expect(late.map(({ name }) => name)).toContain('learning.attended')
    await page.reload()
    await expect.poll(() => field.inputValue()).toBe('3')
    await page.locator('body').press('ArrowLeft')
    await page.getByText(w.right).first().waitFor()
    await screen.close()
  },
)

async function givenLearner(reader: Reader) {
  const screen = await openScreen(here.browser, here.school.url, reader)
  onTestFailed(() => screen.keep('failed-resume'))
  const account = newAccount('Li Na')
  await signUp(screen, account)
  return { screen, account, course: await enrol(screen, 'short-course') }
}

const unitPath = (course: CourseOutline, index: number): string =>
  `/learn/${course.id}/${course.outline.modules[0]?.units[index]?.id}`

/** Opens the second unit, whose steps ask for a word, a number and an answer in one's own words, at its first. */
async function openSecondUnit({ page, w }: Screen, course: CourseOutline): Promise<void> {
  await page.goto(unitPath(course, 1))
  await press(page, w.begin)
  await page.getByRole('textbox').waitFor()
}

interface SentEvent {
  id: string
  name: string
}

/** The events that the school has acknowledged to this page, in order, repeats included. */
function listenToTelemetry({ page }: Screen) {
  const acknowledged: SentEvent[] = []
  const hear = async (request: Request) => {
    if (!request.url().endsWith('/api/events')) return
    const response = await request.response()
    if (response?.ok() !== true) return
    const { events } = request.postDataJSON() as { events: SentEvent[] }
    acknowledged.push(...events)
  }
  page.on('requestfinished', (request) => void hear(request))
  return { acknowledged: () => acknowledged }
}

/** How many events wait in the browser's own queue. */
const waitingTelemetry = ({ page }: Screen): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((done, fail) => {
        const opening = indexedDB.open('banxue-telemetry')
        opening.addEventListener('error', () => fail(new Error('the queue does not open')))
        opening.addEventListener('success', () => {
          const count = opening.result.transaction('event').objectStore('event').count()
          count.addEventListener('success', () => {
            opening.result.close()
            done(count.result)
          })
        })
      }),
  )

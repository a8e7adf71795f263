import pg from 'pg'
import { expect, onTestFailed, test } from 'vitest'
import { databaseOf } from '../faults/database-of.ts'
import { expectAccessible } from './accessible.ts'
import { call, newAccount, signUp } from './people.ts'
import { enrol } from './places.ts'
import { deskInEnglish, openScreen, phoneInChinese, type Reader, type Screen } from './screen.ts'
import { press } from './short-course.ts'
import { shortCourseSchool } from './school-of-file.ts'

const here = shortCourseSchool()

const said = {
  en: {
    welcomeBack: 'Welcome back',
    pickUp: 'Pick it up',
    goOnThere: 'Go on there',
    step: 'step 2 of 3',
    writing: 'You had begun to write: “2.”',
    answered: /^You answered right: /,
    focusMode: 'Focus mode',
    nearEnd: /left in this unit\.$/,
    backLine: /^Welcome back\. You had got to “Time”/,
  },
  'zh-CN': {
    welcomeBack: '欢迎回来',
    pickUp: '接着学',
    goOnThere: '从那里接着学',
    step: '停在第 2 步',
    writing: '你写了一半：“2.”',
    answered: /^这道题你答对了：/,
    focusMode: '专注模式',
    nearEnd: /^这个单元只剩.*了。$/,
    backLine: /^欢迎回来。上次学到“时间”/,
  },
} as const

test.each([phoneInChinese, deskInEnglish])(
  'after four days a learner is back at the very place in twenty seconds ($language, $width px)',
  async (reader) => {
    const { screen, unitPath } = await givenLeftUnit(reader)
    const { page, keep } = screen
    const says = said[reader.language]

    await page.goto('/')
    const card = page.locator('.return-card')
    await card.getByRole('heading', { name: says.welcomeBack }).waitFor()
    await card.getByText(says.step).waitFor()
    await card.getByText(says.writing).waitFor()
    await card.getByText(says.answered).waitFor()
    await keep('return-card')
    await expectAccessible(page)
    await press(page, says.pickUp)
    await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('2.')

    // Another day, straight into the unit: the welcome stands before it, once.
    await page.evaluate(() => localStorage.removeItem('banxue-welcomed'))
    await page.goto('/courses/short-course')
    await page.getByText(says.backLine).waitFor()
    await page.goto(unitPath)
    await page.getByRole('heading', { level: 1, name: says.welcomeBack }).waitFor()
    await page.getByText(says.writing).waitFor()
    await keep('welcome-back')
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('2.')
    await page.reload()
    await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('2.')
    expect(screen.faults()).toEqual([])
    await screen.close()
  },
)

test.each([phoneInChinese, deskInEnglish])(
  'focus mode silences the school for the sitting, and one key ends it ($language, $width px)',
  async (reader) => {
    const { screen, firstPath } = await givenLearner(reader)
    const { page, w, keep } = screen
    const says = said[reader.language]
    await page.goto(firstPath)
    const focus = page.getByRole('button', { name: says.focusMode })
    await focus.click()
    await expect.poll(() => focus.getAttribute('aria-pressed')).toBe('true')
    await press(page, w.begin)
    await page.locator('article.reading').waitFor()
    await page.locator('body').press('ArrowRight')
    await page.getByText(w.rightOption, { exact: true }).click()
    expect(await page.locator('.first-hint').count()).toBe(0)
    await press(page, w.check)
    await page.getByText(w.right).first().waitFor()
    expect(await page.getByText(says.nearEnd).count()).toBe(0)
    await keep('focus-mode')
    await expectAccessible(page)

    await page.reload()
    await expect.poll(() => focus.getAttribute('aria-pressed')).toBe('true')
    // Left, the school speaks again: two minutes are left, and that was not said before.
    await page.locator('body').press('z')
    await expect.poll(() => focus.getAttribute('aria-pressed')).toBe('false')
    await page.getByText(says.nearEnd).waitFor()
    await keep('near-end')
    await expectAccessible(page)
    await page.reload()
    await page.locator('.player-top').waitFor()
    await page.getByText(w.right).first().waitFor()
    expect(await page.getByText(says.nearEnd).count()).toBe(0)
    expect(screen.faults()).toEqual([])
    await screen.close()
  },
)

async function givenLearner(reader: Reader) {
  const screen = await openScreen(here.browser, here.school.url, reader)
  onTestFailed(() => screen.keep('failed-return'))
  await signUp(screen, newAccount('Li Na'))
  const course = await enrol(screen, 'short-course')
  const pathOf = (index: number) => `/learn/${course.id}/${course.outline.modules[0]?.units[index]?.id}`
  return { screen, firstPath: pathOf(0), unitPath: pathOf(1) }
}

/** Somebody who left the second unit four days ago: its first step done, the second half written. */
async function givenLeftUnit(reader: Reader) {
  const learner = await givenLearner(reader)
  const { page, w } = learner.screen
  await page.goto(learner.unitPath)
  await press(page, w.begin)
  await page.getByRole('textbox').waitFor()
  await answer(learner.screen, 'cup')
  await press(page, w.continue)
  await page.getByRole('textbox').pressSequentially('2.')
  await page.getByText(w.saved).waitFor()
  await goBackInTime(learner.screen)
  return learner
}

async function answer({ page, w }: Screen, words: string): Promise<void> {
  await page.getByRole('textbox').fill(words)
  await press(page, w.check)
  await page.getByText(w.right).first().waitFor()
}

/** Lets the learner's last act lie four days back. */
async function goBackInTime(screen: Screen): Promise<void> {
  const { person } = (await call(screen, 'identity/me')) as { person: { id: string } }
  const client = new pg.Client({ connectionString: await databaseOf(here.school.data) })
  await client.connect()
  await client.query(
    `update unit_progress set last_act_at = last_act_at - interval '4 days' where learner_id = $1`,
    [person.id],
  )
  await client.end()
}

import { expect, onTestFailed, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { tabTo } from './keyboard.ts'
import { deskInEnglish, openScreen, phoneInChinese, type Reader, type Screen } from './screen.ts'
import { schoolOfFile } from './school-of-file.ts'
import { press } from './short-course.ts'

const here = schoolOfFile('kinds-course')

const rightOrder = {
  en: ['Boil the water.', 'Pour it on the leaves.', 'Wait three minutes.'],
  'zh-CN': ['把水烧开。', '冲到茶叶上。', '等三分钟。'],
} as const
const rightPairs = {
  en: [
    ['kettle', 'boiling water'],
    ['pot', 'holding the tea'],
    ['cup', 'drinking it'],
  ],
  'zh-CN': [
    ['水壶', '烧水'],
    ['茶壶', '盛茶'],
    ['杯子', '喝茶'],
  ],
} as const

test('the keyboard alone puts in order, pairs and fills gaps', async () => {
  const screen = await givenUnit(deskInEnglish)
  const { page, w } = screen
  await page.keyboard.press('Enter')

  // Order: a wrong one first, made from what stood there, then the right one, row by row.
  await page.locator('.order-row').first().waitFor()
  await expectAccessible(page)
  await sortRows(screen, rightOrder.en.toReversed(), async (from) => {
    await focusRow(screen, from)
    await page.keyboard.press('Alt+ArrowUp')
  })
  await page.getByText(/^Now \d of 3$/).waitFor({ state: 'attached' })
  await tabTo(screen, w.check)
  await page.keyboard.press('Enter')
  await page.locator('.feedback[data-phase=wrong]').waitFor()
  expect(await page.locator('.order-row[data-look=wrong]').count()).toBe(2)
  expect(await page.locator('.order-row[data-look=right]').count()).toBe(1)
  await screen.keep('kinds-order-wrong')
  await expectAccessible(page)
  await tabTo(screen, w.tryAgain)
  await page.keyboard.press('Enter')
  await sortRows(screen, rightOrder.en, async (from) => {
    await focusRow(screen, from)
    await page.keyboard.press('Alt+ArrowUp')
  })
  await check(screen)

  // Match: the first left side is open, and a right side that is pressed opens the next.
  for (const [, right] of rightPairs.en) {
    await tabTo(screen, right)
    await page.keyboard.press('Enter')
  }
  await screen.keep('kinds-match')
  await expectAccessible(page)
  await check(screen)

  // Cloze: Enter leads to the next gap, and from the last one to the check.
  await tabTo(screen, 'Gap 1 of 2')
  await page.keyboard.type('Heat')
  await page.keyboard.press('Enter')
  await page.keyboard.type('hours')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await page.locator('.feedback[data-phase=wrong]').waitFor()
  expect(await page.locator('.gap[data-look=right]').count()).toBe(1)
  await screen.keep('kinds-cloze-wrong')
  await expectAccessible(page)
  await tabTo(screen, 'Gap 2 of 2')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('minutes')
  await page.keyboard.press('Enter')
  await page.locator('.feedback[data-phase=right]').waitFor()
  expect(screen.faults()).toEqual([])
  await screen.close()
})

test('a thumb drags, pairs and fills, and what is half done outlives a refresh', async () => {
  const screen = await givenUnit(phoneInChinese)
  const { page, w } = screen
  await press(page, w.begin)
  await page.locator('.order-row').first().waitFor()
  await screen.keep('kinds-order')

  await sortRows(screen, rightOrder['zh-CN'], (from) => drag(screen, from))
  await page.getByText(w.saved).waitFor()
  await page.reload()
  await expect.poll(() => rowsOf(screen)).toEqual(rightOrder['zh-CN'])
  await press(page, w.check)
  await page.locator('.feedback[data-phase=right]').waitFor()
  await press(page, w.continue)

  // Pairs that were found at once may be changed: the last one is put to the first and back.
  const right = (name: string) => page.locator('.match-rights').getByRole('button', { name })
  await right('喝茶').tap()
  await page.locator('.match-line').first().tap()
  for (const [, name] of rightPairs['zh-CN']) await right(name).tap()
  await screen.keep('kinds-match')
  await press(page, w.check)
  await page.locator('.feedback[data-phase=right]').waitFor()
  await screen.keep('kinds-match-right')
  await press(page, w.continue)

  const gaps = page.getByRole('textbox')
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    await gaps.nth(0).fill('烧热')
    await gaps.nth(1).fill(`${attempt} 小时`)
    await press(page, w.check)
    await page.locator('.feedback').waitFor()
    if (attempt < 3) await press(page, w.tryAgain)
  }
  await page.getByText('应为： 分钟').waitFor()
  await screen.keep('kinds-cloze-key')
  await expectAccessible(page)
  expect(screen.faults()).toEqual([])
  await screen.close()
})

/** The unit of the course, opened by a visitor, its large action waiting. */
async function givenUnit(reader: Reader): Promise<Screen> {
  const screen = await openScreen(here.browser, here.school.url, reader)
  onTestFailed(() => screen.keep('failed-kinds'))
  const { page, w } = screen
  await page.goto('/courses/kinds-course')
  await page.getByRole('button', { name: w.tryFirst }).click()
  await page.getByRole('button', { name: w.begin, exact: true }).waitFor()
  return screen
}

const rowsOf = ({ page }: Screen): Promise<string[]> => page.locator('.order-row .html').allInnerTexts()

/** Brings the rows into this order by moves of one row one place up. */
async function sortRows(
  screen: Screen,
  wanted: readonly string[],
  up: (from: number) => Promise<void>,
): Promise<void> {
  for (const [to, item] of wanted.entries()) {
    for (let from = (await rowsOf(screen)).indexOf(item); from > to; from -= 1) {
      await up(from)
      await expect.poll(async () => (await rowsOf(screen)).indexOf(item)).toBe(from - 1)
    }
  }
  expect(await rowsOf(screen)).toEqual(wanted)
}

/** Goes to a row as the keyboard does: by Tab to the first button of the list, then by ↓. */
async function focusRow({ page }: Screen, at: number): Promise<void> {
  await page.locator('.order-move').first().focus()
  for (let row = 0; row < at; row += 1) await page.keyboard.press('ArrowDown')
}

/** Drags a row by its grip to just above the one before. */
async function drag({ page }: Screen, from: number): Promise<void> {
  const grip = await page.locator('.order-grip').nth(from).boundingBox()
  const before = await page
    .locator('.order-row')
    .nth(from - 1)
    .boundingBox()
  if (grip === null || before === null) throw new Error('a row is not on the page')
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2)
  await page.mouse.down()
  await page.mouse.move(grip.x + grip.width / 2, before.y + 4, { steps: 6 })
  await page.mouse.up()
}

/** Goes to the large action, checks, and goes on when it was right. */
async function check(screen: Screen): Promise<void> {
  const { page, w } = screen
  await tabTo(screen, w.check)
  await page.keyboard.press('Enter')
  await page.locator('.feedback[data-phase=right]').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.feedback').waitFor({ state: 'detached' })
}

import type { Screen } from './screen.ts'

/** First unit of the short course, from "Begin" to its ending: one wrong answer on the way. */
export async function doFirstUnit({ page, w, keep }: Screen): Promise<void> {
  await press(page, w.begin)
  await readToEnd({ page, w })

  await page.getByText(w.wrongOption, { exact: true }).click()
  await press(page, w.check)
  await page.getByText(w.wrongOptionSays).waitFor()
  await keep('question-wrong')
  await press(page, w.tryAgain)
  await page.getByText(w.rightOption, { exact: true }).click()
  await press(page, w.check)
  await page.getByText(w.right).first().waitFor()
  await press(page, w.continue)

  for (const option of w.both) await page.getByText(option, { exact: true }).click()
  await press(page, w.check)
  await page.getByText(w.right).first().waitFor()
  await press(page, w.continue)
  await page.getByText(w.firstUnitTaught).waitFor()
}

/** Second unit, begun already: a word, a number, an answer in one's own words. */
export async function doSecondUnit({ page, w }: Screen): Promise<void> {
  for (const words of ['cup', '3']) {
    await page.getByRole('textbox').fill(words)
    await press(page, w.check)
    await page.getByText(w.right).first().waitFor()
    await press(page, w.continue)
  }
  await page.getByRole('textbox').fill('Strong. 浓一点。')
  await press(page, w.handIn)
  await press(page, w.continue)
}

/** The large action of the player. */
export async function press(page: Screen['page'], label: string): Promise<void> {
  await page
    .getByRole('button', { name: label, exact: true })
    .or(page.getByRole('link', { name: label, exact: true }))
    .first()
    .click()
}

/** Reads as the rule of reading asks: to the end, and for a while. */
async function readToEnd({ page, w }: Pick<Screen, 'page' | 'w'>): Promise<void> {
  await page.mouse.wheel(0, 4_000)
  await page.getByText(w.readingDone, { exact: true }).waitFor()
  await press(page, w.continue)
}

import { onTestFailed, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { newAccount, signUp } from './people.ts'
import { enrol } from './places.ts'
import { deskInEnglish, openScreen, phoneInChinese } from './screen.ts'
import { press } from './short-course.ts'
import { shortCourseSchool } from './school-of-file.ts'

const here = shortCourseSchool()

const said = {
  en: {
    waits: 'is waiting.',
    safe: 'All safe with the school.',
    still: 'Still on this device',
    answer: /Answered “.*” · right/,
  },
  'zh-CN': {
    waits: '等着送出',
    safe: '全部已安全送达学校。',
    still: '还在这台设备上',
    answer: /回答“.*” · 对/,
  },
}

test.each([phoneInChinese, deskInEnglish])(
  'a learner sees that their work waits, that it is safe, and what is recorded of it ($language, $width px)',
  async (reader) => {
    const words = said[reader.language]
    const screen = await openScreen(here.browser, here.school.url, reader)
    onTestFailed(() => screen.keep('failed-receipt'))
    const { page, w } = screen
    await signUp(screen, newAccount('Li Na'))
    const course = await enrol(screen, 'short-course')
    // Fetched while there is a network, as a page that was opened before is.
    await page.goto('/learn/receipt')
    await page.locator('.receipt-line').first().waitFor()
    await page.goto(`/learn/${course.id}/${course.outline.modules[0]?.units[1]?.id}`)
    await press(page, w.begin)
    const field = page.getByRole('textbox')
    await field.waitFor()
    await page.getByText(words.safe).waitFor()

    await page.context().setOffline(true)
    await field.fill('cup')
    await press(page, w.check)
    await page.locator('.sync-words[data-state=waiting]').filter({ hasText: words.waits }).waitFor()
    await screen.keep('work-waiting')
    await page.locator('.sync-link').click()
    await page.getByRole('heading', { name: words.still }).waitFor()
    await screen.keep('receipt-waiting')
    await expectAccessible(page)

    await page.context().setOffline(false)
    await page.getByText(words.safe).waitFor()
    await page.reload()
    await page.getByText(words.answer).waitFor()
    await expectAccessible(page)
    await screen.keep('receipt')
    await screen.close()
  },
)

import { readFile } from 'node:fs/promises'
import { expect, onTestFailed, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { call, newAccount, signUp } from './people.ts'
import { type CourseOutline, enrol } from './places.ts'
import { deskInEnglish, openScreen, phoneInChinese, type Reader, type Screen } from './screen.ts'
import { shortCourseSchool } from './school-of-file.ts'
import { press } from './short-course.ts'

const here = shortCourseSchool()

const said = {
  en: {
    notes: 'Notes',
    done: 'Done',
    bookmark: 'Bookmark this step',
    all: 'All my notes',
    search: 'Find in my notes',
    text: 'Export as text',
    kept: 'Kept on this device; it goes on when there is a network.',
  },
  'zh-CN': {
    notes: '笔记',
    done: '写好了',
    bookmark: '给这一步加书签',
    all: '我的全部笔记',
    search: '在笔记里找',
    text: '导出为文本',
    kept: '已存在这台设备里，联网后自动送达。',
  },
} as const

test.each([phoneInChinese, deskInEnglish])(
  'a note at a moment is kept while it is written, found by its words, exported, and leads back ($language, $width px)',
  async (reader) => {
    const { screen, course } = await givenReading(reader)
    const { page } = screen
    const words = said[reader.language]
    await page.getByRole('button', { name: words.notes, exact: true }).click()
    const sheet = page.getByRole('complementary', { name: words.notes })
    await sheet.getByRole('textbox').pressSequentially('先放茶叶 50%')
    await screen.keep('notes-writing')
    await expectAccessible(page)
    // A page that dies in the middle of a word loses none of it.
    await page.reload()
    await page.getByRole('button', { name: words.notes, exact: true }).click()
    await sheet.getByText('先放茶叶 50%').waitFor()
    await sheet.getByRole('button', { name: words.bookmark }).click()
    await expect.poll(() => notesOf(screen)).toHaveLength(2)
    await screen.keep('notes-sheet')
    const unitId = course.outline.modules[0]?.units[0]?.id ?? ''
    const stepId = course.outline.modules[0]?.units[0]?.steps[0]?.id ?? ''
    await saveAt(screen, { courseId: course.id, unitId, stepId }, 75)

    await sheet.getByRole('link', { name: words.all }).click()
    await page.getByRole('searchbox', { name: words.search }).fill('茶叶')
    await expect.poll(() => page.locator('.note').count()).toBe(1)
    await screen.keep('notes-found')
    await expectAccessible(page)
    await page.getByRole('searchbox', { name: words.search }).fill('moment')
    await page.getByRole('link', { name: /1:15/ }).waitFor()

    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: words.text }).click()
    const text = await readFile(await (await coming).path(), 'utf8')
    expect(text).toContain('- 先放茶叶 50%')
    expect(text).toContain('**1:15** a moment')

    await page.getByRole('searchbox', { name: words.search }).fill('50%')
    await page.locator('.note-link').first().click()
    await page.locator('article.reading').waitFor()
    expect(new URL(page.url()).search).toBe('')
    expect(screen.faults()).toEqual([])
    await screen.close()
  },
)

test('without a network notes are kept on the device, the deleted too, and go on by themselves', async () => {
  const { screen } = await givenReading(deskInEnglish)
  const { page } = screen
  const words = said.en
  await page.getByRole('button', { name: words.notes, exact: true }).click()
  const sheet = page.getByRole('complementary', { name: words.notes })
  await sheet.getByRole('textbox').fill('stays')
  await sheet.getByRole('button', { name: words.done }).click()
  await sheet.getByRole('textbox').fill('goes')
  await sheet.getByRole('button', { name: words.done }).click()
  await expect.poll(() => notesOf(screen)).toHaveLength(2)

  await page.context().setOffline(true)
  await sheet.locator('.note', { hasText: 'goes' }).getByRole('button', { name: 'Delete' }).click()
  await sheet.locator('.note', { hasText: 'stays' }).getByRole('button', { name: 'Edit' }).click()
  await sheet.getByRole('textbox').fill('stays, mended')
  await sheet.getByRole('button', { name: words.done }).click()
  await sheet.getByText(words.kept).waitFor()
  await screen.keep('notes-offline')
  await page.context().setOffline(false)
  await expect.poll(() => notesOf(screen), { timeout: 20_000 }).toEqual(['stays, mended'])
  await sheet.getByText(words.kept).waitFor({ state: 'detached' })
  expect(await sheet.locator('.note').allInnerTexts()).toEqual(['stays, mended'])
  expect(screen.faults()).toEqual([])
  await screen.close()
})

/** A learner at the first step of the first unit, a reading. */
async function givenReading(reader: Reader): Promise<{ screen: Screen; course: CourseOutline }> {
  const screen = await openScreen(here.browser, here.school.url, reader)
  onTestFailed(() => screen.keep('failed-notes'))
  await signUp(screen, newAccount('Li Na'))
  const course = await enrol(screen, 'short-course')
  await screen.page.goto(`/learn/${course.id}/${course.outline.modules[0]?.units[0]?.id}`)
  await press(screen.page, screen.w.begin)
  await screen.page.locator('article.reading').waitFor()
  return { screen, course }
}

/** What the school has of the learner's notes. */
async function notesOf(screen: Screen): Promise<string[]> {
  const { notes } = (await call(screen, 'learning/listNotes', {})) as { notes: { text: string }[] }
  return notes.map(({ text }) => text)
}

/** A note at a second of a step, as a player of media makes it. */
async function saveAt(
  { page, url }: Screen,
  place: { courseId: string; unitId: string; stepId: string },
  atS: number,
): Promise<void> {
  const noteId = crypto.randomUUID()
  const now = new Date().toISOString()
  const response = await page.request.put(`${url}/api/notes/${noteId}`, {
    headers: { origin: url, 'x-banxue': '1' },
    data: { ...place, atS, form: 'note', text: 'a moment', isDeleted: false, changedAt: now, sentAt: now },
  })
  expect(response.status()).toBe(200)
}

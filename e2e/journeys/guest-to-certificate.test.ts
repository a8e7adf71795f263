import { expect, onTestFailed, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { deskInEnglish, openScreen, phoneInChinese } from './screen.ts'
import { doFirstUnit, doSecondUnit, press } from './short-course.ts'
import { shortCourseSchool } from './school-of-file.ts'

const here = shortCourseSchool()

test.each([phoneInChinese, deskInEnglish])(
  'a guest tries, stays and finishes ($language, $width px)',
  async (reader) => {
    const screen = await openScreen(here.browser, here.school.url, reader)
    const { page, w, keep } = screen
    onTestFailed(() => keep('failed'))

    await page.goto('/')
    await keep('catalogue')
    await page.getByRole('link', { name: w.courseTitle }).first().click()
    await keep('course-page')
    await expectAccessible(page)

    await press(page, w.tryFirst)
    await page.getByRole('button', { name: w.begin, exact: true }).waitFor()
    await keep('unit-opening')
    await expectAccessible(page)
    await doFirstUnit(screen)
    await keep('unit-ending-guest')
    await expectAccessible(page)

    await press(page, w.createAccount)
    await page.getByLabel(w.name).fill('Li Na')
    await page.getByLabel(w.email).fill(`li.na.${reader.width}@example.org`)
    await page.getByLabel(w.newPassword, { exact: true }).fill('a quiet lamp by the window')
    await keep('sign-up')
    await press(page, w.createAccount)
    await page.getByText(w.secondUnit).first().waitFor()
    await keep('after-sign-up')
    await press(page, w.begin)
    await doSecondUnit(screen)
    await press(page, w.toCertificate)
    await page.getByText(w.certificate).first().waitFor()
    await page.getByText('Li Na').first().waitFor()
    await keep('certificate')
    await expectAccessible(page)
    expect(screen.faults()).toEqual([])
    await screen.close()
  },
)

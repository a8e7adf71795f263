import { beforeAll, expect, onTestFailed, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { claim, newAccount, signIn, signUp } from './people.ts'
import { deskInEnglish, openScreen, phoneInChinese } from './screen.ts'
import { shortCourseSchool } from './school-of-file.ts'
import { doFirstUnit, press } from './short-course.ts'

const here = shortCourseSchool()
const admin = newAccount('Wu Tong')
beforeAll(async () => {
  const screen = await openScreen(here.browser, here.school.url, deskInEnglish)
  await signUp(screen, admin)
  await claim(screen, here.school)
  await screen.close()
})

test.each([
  {
    reader: phoneInChinese,
    tags: 'utm_source=WeChat&utm_medium=social&utm_campaign=%E7%A7%8B%E5%AD%A3',
    row: ['wechat', '秋季'],
  },
  {
    reader: deskInEnglish,
    tags: 'utm_source=newsletter&utm_campaign=Autumn%202026',
    row: ['newsletter', 'autumn-2026'],
  },
])(
  'a guest who came by a link signs up, and the operator sees by which ($reader.language, $reader.width px)',
  async ({ reader, tags, row: [source = '', campaign = ''] }) => {
    const open = () => openScreen(here.browser, here.school.url, reader)
    const [learner, passer, operator] = [await open(), await open(), await open()]
    onTestFailed(async () => {
      await learner.keep('failed-sources-learner')
      await operator.keep('failed-sources-operator')
    })
    // Two came by the link; one goes again.
    await passer.page.goto(`/courses?${tags}`)
    await passer.page.getByRole('link', { name: passer.w.courseTitle }).first().waitFor()
    const { page, w } = learner
    await page.goto(`/?${tags}&token=secret`)
    await page.getByRole('link', { name: w.courseTitle }).first().click()
    await press(page, w.tryFirst)
    await doFirstUnit(learner)
    await press(page, w.createAccount)
    await page.getByLabel(w.name).fill('Li Na')
    await page.getByLabel(w.email).fill(newAccount('Li Na').email)
    await page.getByLabel(w.newPassword, { exact: true }).fill(admin.password)
    await press(page, w.createAccount)
    await page.getByText(w.secondUnit).first().waitFor()
    // Opened again while it knows nobody, the browser is no other visitor.
    await passer.page.reload()
    await passer.close()

    await signIn(operator, admin)
    await operator.page.goto('/console/pulse/way')
    const brought = operator.page.getByRole('row').filter({ hasText: source })
    await expect
      .poll(
        async () => {
          await operator.page.reload()
          return (await brought.innerText()).split(/\s+/)
        },
        { timeout: 60_000 },
      )
      .toEqual([source, campaign, expect.stringMatching(/^50\s?%$/) as string, '2', '1', '1', '–', '0'])
    await operator.page.getByText(operator.w.visitorsUnnamed).waitFor()
    await operator.keep('way-visits')
    await brought.scrollIntoViewIfNeeded()
    await operator.keep('way-sources')
    await expectAccessible(operator.page)
    expect([...learner.faults(), ...operator.faults()]).toEqual([])
    await Promise.all([learner.close(), operator.close()])
  },
)

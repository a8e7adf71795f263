import { readFile } from 'node:fs/promises'
import { expect, onTestFailed, test } from 'vitest'
import { filesOf } from '@banxue/platform/testing/unzip'
import { words } from '../words.ts'
import { expectAccessible } from './accessible.ts'
import { darken, settled } from './every-page.ts'
import { type Account, call, claim, newAccount, signIn, signUp } from './people.ts'
import { enrol } from './places.ts'
import { shortCourseSchool } from './school-of-file.ts'
import { deskInEnglish, openScreen, phoneInChinese, type Reader, type Screen } from './screen.ts'
import { press } from './short-course.ts'

const here = shortCourseSchool()

const said = {
  en: {
    title: 'My data',
    analysis: 'Let the school look at how my learning goes',
    nowOn: 'It counts from now.',
    looked: 'Wu Tong, Admin',
    make: 'Make a copy',
    get: 'Download',
    readme: '# What ',
    erase: 'Delete my account',
    coming: 'Your account will be deleted on',
    keep: 'Keep my account',
    now: 'Delete it now',
    password: 'Your password',
    wrong: 'That is not right. Nothing was deleted.',
    gone: 'Deleted',
    none: 'There is no such certificate',
  },
  'zh-CN': {
    title: '我的数据',
    analysis: '允许学校关注我的学习状况',
    nowOn: '现在起生效。',
    looked: 'Wu Tong（管理员）',
    make: '导出我的数据',
    get: '下载',
    readme: '# ',
    erase: '删除我的账号',
    coming: '你的账号将在',
    keep: '保留我的账号',
    now: '现在就删',
    password: '你的密码',
    wrong: '不对。什么都没有删除。',
    gone: '已删除',
    none: '没有这张证书',
  },
}

/** A learner with a finished course, whom an admin has looked up. */
async function givenFinisher(reader: Reader): Promise<{ screen: Screen; admin: Screen; account: Account }> {
  const screen = await openScreen(here.browser, here.school.url, reader)
  const account = newAccount('Li Na')
  await signUp(screen, account)
  await signIn(screen, account)
  const course = await enrol(screen, 'short-course')
  for (const { id } of course.outline.modules.flatMap(({ units }) => units))
    await call(screen, 'learning/markDone', { courseId: course.id, unitId: id })
  const admin = await givenAdmin()
  await call(admin, 'identity/listPeople', { search: account.email })
  return { screen, admin, account }
}

const boss = newAccount('Wu Tong')
let isClaimed = false
async function givenAdmin(): Promise<Screen> {
  const admin = await openScreen(here.browser, here.school.url, deskInEnglish)
  if (isClaimed) await signIn(admin, boss)
  else {
    await signUp(admin, boss)
    await claim(admin, here.school)
    isClaimed = true
  }
  return admin
}

test.each([phoneInChinese, deskInEnglish])(
  'a learner says what they agree to, sees who looked, takes a copy, and goes ($language, $width px)',
  async (reader) => {
    const { screen, admin, account } = await givenFinisher(reader)
    const { page, keep } = screen
    const s = said[reader.language]
    onTestFailed(() => keep('my-data-failed'))
    const certificates = (await call(screen, 'growth/listCertificates')) as { code: string }[]

    await page.goto('/me')
    await page.locator('a[href="/me/data"]').click()
    await page.getByRole('heading', { level: 1, name: s.title }).waitFor()
    await page.getByText(s.looked).waitFor()
    await page.getByLabel(s.analysis).click({ force: true })
    await page.getByText(s.nowOn).waitFor()
    const me = (await call(screen, 'identity/me')) as { person: { consents: unknown } }
    expect(me.person.consents).toEqual({ analysis: true, quality: true })

    await press(page, s.make)
    const link = page.getByRole('link', { name: s.get })
    await link.waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    const files = await filesOf(await readFile(await download.path()))
    expect(JSON.parse(files['profile.json'] ?? '')).toMatchObject([{ name: 'Li Na', email: account.email }])
    expect(JSON.parse(files['enrolments.json'] ?? '')).toHaveLength(1)
    expect(JSON.parse(files['certificates.json'] ?? '')).toMatchObject([{ code: certificates[0]?.code }])
    expect(files['events.jsonl']).toContain('learning.course_completed')
    expect(files['README.zh-CN.md']).toContain('保存的数据：Li Na')
    await settled(page)
    await keep('my-data')
    await expectAccessible(page)
    await darken(page)
    await expectAccessible(page)
    await page.emulateMedia({ colorScheme: 'light' })

    await press(page, s.erase)
    await page.getByText(s.coming).first().waitFor()
    await page.goto('/')
    await page.locator('aside').getByText(s.coming).waitFor()
    await keep('my-data-coming')
    await expectAccessible(page)
    await page.locator('aside').getByRole('button', { name: s.keep }).click()
    await page.locator('aside').getByText(s.coming).waitFor({ state: 'detached' })

    await page.goto('/me/data')
    await press(page, s.now)
    await page.getByLabel(s.password, { exact: true }).fill('not my password')
    await page.locator('form').getByRole('button', { name: s.now }).click()
    await page.getByText(s.wrong).waitFor()
    await page.getByLabel(s.password, { exact: true }).fill(account.password)
    await keep('my-data-erase')
    await expectAccessible(page)
    await page.locator('form').getByRole('button', { name: s.now }).click()
    await page.getByRole('heading', { level: 1, name: s.gone }).waitFor()
    await keep('my-data-gone')
    await expectAccessible(page)

    await expectForgotten({ screen, admin, account }, reader, certificates[0]?.code)
    expect(await leftOnDevice(screen)).toEqual([])
    expect(screen.faults()).toEqual([])
    await Promise.all([screen.close(), admin.close()])
  },
)

/** Rows of the device's stores that still name somebody. */
const leftOnDevice = ({ page }: Screen): Promise<string[]> =>
  page.evaluate(async () => {
    const left: string[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((done, refuse) => {
        const opening = indexedDB.open(name)
        opening.addEventListener('success', () => done(opening.result))
        opening.addEventListener('error', () => refuse(new Error(name)))
      })
      for (const store of db.objectStoreNames) {
        const rows = await new Promise<unknown[]>((done) => {
          const asked = db.transaction(store).objectStore(store).getAll()
          asked.addEventListener('success', () => done(asked.result))
        })
        if (JSON.stringify(rows).includes('Li Na')) left.push(`${name}.${store}`)
      }
      db.close()
    }
    return left
  })

test('an admin finds who looked at whom, and deletes somebody who asked for it', async () => {
  const { screen, admin, account } = await givenFinisher(deskInEnglish)
  const { page } = admin
  onTestFailed(() => admin.keep('looks-failed'))
  await page.goto('/console/school/looks')
  await page.getByLabel('At whom: name or address').fill(account.email)
  await page.getByRole('row').filter({ hasText: 'Li Na' }).getByText('list of people').first().waitFor()
  await expectAccessible(page)
  await page.goto(`/console/school/people?search=${account.email}`)
  await page.getByRole('button', { name: /^Change roles/ }).click()
  await press(page, 'Delete in 7 days')
  await page.getByText(/to be deleted on/).waitFor()
  await admin.keep('people-erase')
  await expectAccessible(page)
  await screen.page.goto('/')
  await screen.page.getByText('The school was asked to delete your account.').waitFor()
  await press(page, 'Delete now, for good')
  await press(page, 'Yes, delete Li Na now')
  await page.getByText('Nobody by that name').waitFor()
  await screen.page.reload()
  const { person } = (await call(screen, 'identity/me')) as { person: unknown }
  expect(person).toBeNull()
  await Promise.all([screen.close(), admin.close()])
})

/** Nobody finds them any more: not the admin, not who checks their certificate, not they themselves at the door. */
async function expectForgotten(
  { screen: { page }, admin, account }: Awaited<ReturnType<typeof givenFinisher>>,
  reader: Parameters<typeof givenFinisher>[0],
  code: string | undefined,
): Promise<void> {
  const { people } = (await call(admin, 'identity/listPeople', { search: account.email })) as {
    people: unknown[]
  }
  expect(people).toEqual([])
  await expect(call(admin, 'growth/verify', { code })).rejects.toThrow('404')
  await page.goto('/sign-in')
  await page.getByLabel(words[reader.language].email).fill(account.email)
  await page.getByLabel(words[reader.language].password, { exact: true }).fill(account.password)
  await press(page, words[reader.language].signIn)
  await page.getByRole('alert').filter({ hasText: /./ }).first().waitFor()
}

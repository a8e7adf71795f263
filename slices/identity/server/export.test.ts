import { buffer } from 'node:stream/consumers'
import type { ExportTable } from '@banxue/platform/export-table'
import { testStorage } from '@banxue/platform/testing/storage'
import { expect, test } from 'vitest'
import { becomeGuest, type Browser, givenSchool, password, publicUrl, signUp } from './testing/school.ts'
import { filesOf } from '@banxue/platform/testing/unzip'

const dayMs = 24 * 3_600_000
type School = Awaited<ReturnType<typeof givenSchool>>

const runDue = ({ identity, clock }: School) =>
  identity.jobs.find(({ name }) => name === 'identity.make_exports')!.runDue(clock.now())
const fetchAs = async ({ identity }: School, browser: Browser, id: string) =>
  identity.exportHandler(new Request(`${publicUrl}/api/exports/${id}`), await browser.actor())
const about = { en: 'Something.', 'zh-CN': '一些内容。' }
const table = (name: string, rows: ExportTable['rows']): ExportTable => ({ name, about, rows })

async function given(change: Parameters<typeof givenSchool>[0] = {}) {
  const storage = await testStorage()
  const school = await givenSchool({ storage, ...change })
  const browser = school.browser()
  const email = await signUp(browser)
  return { school, storage, browser, email }
}

test('a copy is made in the background and fetched by its person, and by nobody else', async () => {
  const { school, browser, email } = await given({
    exportOf: [
      (personId) => [
        table('answers', async function* () {
          yield { personId, text: 'my words' }
        }),
      ],
    ],
  })
  await browser.call((client) => client.setConsent({ purpose: 'analysis', isGranted: true }))
  expect(await browser.call((client) => client.exportState())).toBeNull()
  const asked = await browser.call((client) => client.requestExport())
  expect(asked).toMatchObject({ state: 'waiting', progress: 0, sizeBytes: null })
  expect((await browser.call((client) => client.requestExport())).id).toBe(asked.id)
  expect((await fetchAs(school, browser, asked.id)).status).toBe(404)
  await runDue(school)

  const made = await browser.call((client) => client.exportState())
  expect(made).toMatchObject({ id: asked.id, state: 'done', progress: 1 })
  const answer = await fetchAs(school, browser, asked.id)
  const zip = Buffer.from(await answer.arrayBuffer())
  expect([answer.status, zip.length]).toEqual([200, made?.sizeBytes])
  expect(answer.headers.get('content-disposition')).toContain('attachment')
  const files = await filesOf(zip)
  const read = (name: string) => JSON.parse(files[name] ?? 'null') as Record<string, unknown>[]
  expect(read('profile.json')).toMatchObject([{ name: 'Li Na', email, roles: ['learner'] }])
  expect(read('consents.json')).toMatchObject([{ purpose: 'analysis', isGranted: true }])
  expect(read('sessions.json')).toMatchObject([{ device: expect.stringContaining('Android') as string }])
  expect(read('looks.json')).toEqual([])
  expect(read('answers.json')).toMatchObject([{ text: 'my words' }])
  expect(Object.values(files).join('')).not.toMatch(/token|\$2[aby]\$/)

  const stranger = school.browser()
  await signUp(stranger)
  expect((await fetchAs(school, stranger, asked.id)).status).toBe(404)
  expect((await fetchAs(school, school.browser(), asked.id)).status).toBe(401)
})

test('a copy is deleted after a week', async () => {
  const { school, storage, browser } = await given()
  const { id } = await browser.call((client) => client.requestExport())
  await runDue(school)
  const me = await browser.call((client) => client.me())
  const key = `exports/${me.person!.id}/${id}.zip`
  expect(await storage.has(key)).toBe(true)
  school.clock.advance(7 * dayMs)
  expect((await fetchAs(school, browser, id)).status).toBe(404)
  expect(await browser.call((client) => client.exportState())).toBeNull()
  await runDue(school)
  expect(await storage.has(key)).toBe(false)
})

test('what fails is tried again, and given up after three times', async () => {
  let failures = 2
  const { school, browser } = await given({
    exportOf: [
      () => [
        table('answers', async function* () {
          if ((failures -= 1) >= 0) throw new Error('the database is away')
          yield { text: 'my words' }
        }),
      ],
    ],
  })
  await browser.call((client) => client.requestExport())
  await runDue(school)
  expect(await browser.call((client) => client.exportState())).toMatchObject({ state: 'done' })

  failures = 100
  school.clock.advance(1)
  await browser.call((client) => client.requestExport())
  await runDue(school)
  expect(await browser.call((client) => client.exportState())).toMatchObject({ state: 'failed' })
})

test('a copy whose maker died is made by another once its lease is over', async () => {
  const { school, browser } = await given()
  const { id } = await browser.call((client) => client.requestExport())
  await school.db
    .updateTable('export_job')
    .set({ state: 'running', attempts: 1, leased_until: new Date(school.clock.now().getTime() + 30_000) })
    .execute()
  await runDue(school)
  expect(await browser.call((client) => client.exportState())).toMatchObject({ id, state: 'running' })
  school.clock.advance(30_000)
  await runDue(school)
  expect(await browser.call((client) => client.exportState())).toMatchObject({ id, state: 'done' })
})

test('who goes takes their copies along, also one that is being made', async () => {
  const gone = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const { school, storage, browser } = await given({
    exportOf: [
      () => [
        table('answers', async function* () {
          begun.resolve()
          await gone.promise
          yield { text: 'my words' }
        }),
      ],
    ],
  })
  const { person } = await browser.call((client) => client.me())
  const { id } = await browser.call((client) => client.requestExport())
  const making = runDue(school)
  await begun.promise
  await browser.call((client) => client.eraseNow({ password }))
  const erase = school.identity.jobs.find(({ name }) => name === 'identity.erase_people')
  await erase?.runDue(school.clock.now())
  gone.resolve()
  await making
  expect(await storage.has(`exports/${person!.id}/${id}.zip`)).toBe(false)
  expect(await school.db.selectFrom('export_job').selectAll().execute()).toEqual([])
})

test('a guest may have a copy too, and nobody more than five within a day', async () => {
  const { school } = await given()
  const guest = school.browser()
  await becomeGuest(guest)
  for (let copies = 0; copies < 5; copies += 1) {
    await guest.call((client) => client.requestExport())
    school.clock.advance(1)
    await runDue(school)
  }
  const { id } = (await guest.call((client) => client.exportState()))!
  const files = await filesOf(await buffer((await fetchAs(school, guest, id)).body!))
  expect(files['README.zh-CN.md']).toContain('访客')
  await expect(guest.call((client) => client.requestExport())).rejects.toMatchObject({ code: 'TOO_MANY' })
})

import { expect, test, vi } from 'vitest'
import { sql } from 'kysely'
import { becomeGuest, type Browser, givenSchool, password, signUp } from './testing/school.ts'

const dayMs = 24 * 3_600_000
type School = Awaited<ReturnType<typeof givenSchool>>

const idOf = (browser: Browser) => browser.call(async (client) => (await client.me()).person!.id)
const runDue = ({ identity, clock }: School) =>
  identity.jobs.find(({ name }) => name === 'identity.erase_people')!.runDue(clock.now())
const erased = async ({ db }: School) =>
  (
    await db
      .selectFrom('event')
      .select(['actor_id', 'subject_id'])
      .where('name', '=', 'identity.person_erased')
      .orderBy('id')
      .execute()
  ).map(({ actor_id, subject_id }) => [actor_id, subject_id])

/** Mails leave after the answer: waits for as many. */
const mailsOf = ({ db }: School, count: number) =>
  vi.waitFor(async () => {
    const mails = await db.selectFrom('demo_mail').select('body').execute()
    expect(mails).toHaveLength(count)
    return mails
  })

/** Rows anywhere in the database that hold a text, by table; the log and the request itself left out. */
async function tracesOf({ db }: School, text: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name not like 'event%' and table_name <> 'erasure'`.execute(db)
  const found: string[] = []
  for (const { name } of rows) {
    const like = `%${text}%`
    const hits =
      await sql`select from ${sql.table(name)} as one where one::text like ${like} limit 1`.execute(db)
    if (hits.rows.length > 0) found.push(name)
  }
  return found
}

async function givenMember(change: Parameters<typeof givenSchool>[0] = {}) {
  const school = await givenSchool(change)
  const browser = school.browser()
  const email = await signUp(browser)
  return { school, browser, email, id: await idOf(browser) }
}

async function givenAdmin(school: School) {
  const browser = school.browser()
  await signUp(browser)
  const link = await school.identity.reads.adminLink('http://127.0.0.1')
  const token = new URL(link ?? '').searchParams.get('token') ?? ''
  await browser.call((client) => client.claimAdmin({ token }))
  return { browser, id: await idOf(browser) }
}

test('who asks to be deleted has seven days to change their mind, and is told how by mail', async () => {
  const { school, browser, email, id } = await givenMember()
  const dueAt = new Date(school.clock.now().getTime() + 7 * dayMs)
  expect(await browser.call((client) => client.requestErasure())).toEqual({
    requestedAt: school.clock.now(),
    dueAt,
    isByStaff: false,
  })
  const mails = await school.db.selectFrom('demo_mail').select(['recipient', 'body']).execute()
  expect(mails).toHaveLength(1)
  expect(mails[0]).toMatchObject({ recipient: email, body: expect.stringContaining('/sign-in?to=/me/data') })

  school.clock.advance(6 * dayMs)
  await runDue(school)
  await browser.call((client) => client.requestErasure())
  const me = await browser.call((client) => client.me())
  expect(me.person?.erasure?.dueAt).toEqual(dueAt)
  await browser.call((client) => client.cancelErasure())
  school.clock.advance(2 * dayMs)
  await runDue(school)
  expect((await school.identity.reads.person(id))?.name).toBe('Li Na')
  expect(await erased(school)).toEqual([])
})

test('when the days are over the person is gone everywhere, and the log keeps an id that leads nowhere', async () => {
  const forgotten: string[][] = []
  const { school, browser, email, id } = await givenMember({
    forget: [async (personIds) => void forgotten.push([...personIds])],
  })
  await browser.call((client) => client.setConsent({ purpose: 'analysis', isGranted: true }))
  await browser.auth('/email-otp/send-verification-otp', { email, type: 'sign-in' })
  await browser.auth('/request-password-reset', { email })
  await mailsOf(school, 2)
  await browser.call((client) => client.requestErasure())
  expect(await tracesOf(school, email)).not.toEqual([])
  school.clock.advance(7 * dayMs)
  await runDue(school)

  expect(await browser.actor()).toBeNull()
  expect(await tracesOf(school, email)).toEqual([])
  expect(await tracesOf(school, id)).toEqual([])
  expect(await erased(school)).toEqual([[id, id]])
  expect(forgotten).toEqual([[id]])
  const again = await browser.auth('/sign-in/email', { email, password })
  expect(again.status).toBe(401)

  school.clock.advance(6 * 60_000)
  await runDue(school)
  expect(forgotten).toEqual([[id], [id]])
  expect(await school.db.selectFrom('erasure').selectAll().execute()).toEqual([])
})

test('at once needs the password or a code, not just an open session', async () => {
  const { school, browser, email, id } = await givenMember()
  const eraseNow = (proof: { password?: string; code?: string }) =>
    browser.call((client) => client.eraseNow(proof))
  for (const proof of [{}, { password: 'guessed it' }, { code: '000000' }])
    await expect(eraseNow(proof)).rejects.toMatchObject({ code: 'WRONG_PROOF' })
  expect(await idOf(browser)).toBe(id)
  await eraseNow({ password })
  expect(await school.identity.reads.person(id)).toBeNull()
  expect(await tracesOf(school, email)).toEqual([])

  const byCode = school.browser()
  const other = await signUp(byCode)
  await byCode.auth('/email-otp/send-verification-otp', { email: other, type: 'sign-in' })
  const [mail] = await mailsOf(school, 1)
  const code = /\d{6}/.exec(mail?.body ?? '')?.[0] ?? ''
  await byCode.call((client) => client.eraseNow({ code }))
  expect(await byCode.actor()).toBeNull()
  expect(await tracesOf(school, other)).toEqual([])
})

test('the password of an account is tried only so often', async () => {
  const { browser } = await givenMember()
  for (let tries = 0; tries < 10; tries += 1)
    await expect(browser.call((client) => client.eraseNow({ password: 'no' }))).rejects.toMatchObject({
      code: 'WRONG_PROOF',
    })
  await expect(browser.call((client) => client.eraseNow({ password }))).rejects.toMatchObject({
    code: 'TOO_MANY',
  })
})

test('a guest goes without a proof, and one who merges goes with the account', async () => {
  const { school, browser, email, id } = await givenMember()
  const guest = school.browser()
  await becomeGuest(guest)
  const guestId = await idOf(guest)
  await guest.call((client) => client.requestErasure())
  await guest.auth('/sign-in/email', { email, password })
  expect(await guest.call(async (client) => (await client.me()).person?.erasure)).toBeNull()
  await browser.call((client) => client.eraseNow({ password }))
  expect((await erased(school)).map(([, subject]) => subject)).toEqual(expect.arrayContaining([id, guestId]))

  const alone = school.browser()
  await becomeGuest(alone)
  const aloneId = await idOf(alone)
  await alone.call((client) => client.eraseNow({}))
  expect(await school.identity.reads.person(aloneId)).toBeNull()
})

test('the last admin stays until somebody else is one', async () => {
  const { school, browser, id } = await givenMember()
  const admin = await givenAdmin(school)
  await expect(admin.browser.call((client) => client.requestErasure())).rejects.toMatchObject({
    code: 'LAST_ADMIN',
  })
  await expect(admin.browser.call((client) => client.eraseNow({ password }))).rejects.toMatchObject({
    code: 'LAST_ADMIN',
  })

  await admin.browser.call((client) => client.changeRoles({ id, roles: ['admin'] }))
  await admin.browser.call((client) => client.requestErasure())
  await browser.call((client) => client.requestErasure())
  school.clock.advance(8 * dayMs)
  await runDue(school)
  const left = await Promise.all([id, admin.id].map((each) => school.identity.reads.person(each)))
  expect(left.filter((person) => person !== null)).toHaveLength(1)
})

test('an admin deletes somebody who asked, which the log of looks keeps', async () => {
  const { school, browser, email, id } = await givenMember()
  const admin = await givenAdmin(school)
  await admin.browser.call((client) => client.erasePerson({ id, isNow: false }))
  const me = await browser.call((client) => client.me())
  expect(me.person?.erasure?.isByStaff).toBe(true)
  const { people } = await admin.browser.call((client) => client.listPeople({ search: email }))
  expect(people[0]?.erasureDueAt).toEqual(me.person?.erasure?.dueAt)

  await admin.browser.call((client) => client.erasePerson({ id, isNow: true }))
  expect(await browser.actor()).toBeNull()
  expect(await erased(school)).toEqual([[admin.id, id]])
  const { looks } = await admin.browser.call((client) => client.listLooks({ purpose: 'erasure' }))
  expect(looks).toMatchObject([{ staffId: admin.id, personId: id, personName: null, count: 2 }])
  await expect(
    admin.browser.call((client) => client.erasePerson({ id: admin.id, isNow: true })),
  ).rejects.toMatchObject({ code: 'OWN_ACCOUNT' })
})

test('a person of the demo is shared and stays', async () => {
  const school = await givenSchool()
  const browser = school.browser()
  await browser.call((client) => client.enterDemo({ role: 'learner' }))
  await expect(browser.call((client) => client.requestErasure())).rejects.toMatchObject({
    code: 'DEMO_PERSON',
  })
  await expect(browser.call((client) => client.eraseNow({}))).rejects.toMatchObject({ code: 'DEMO_PERSON' })
})

test('what was begun is finished, wherever it was interrupted, and is done once', async () => {
  let failures = 2
  const forgotten: string[] = []
  const { school, browser, id } = await givenMember({
    forget: [
      async (personIds) => void forgotten.push(...personIds),
      async () => {
        failures -= 1
        if (failures >= 0) throw new Error('the power went')
      },
    ],
  })
  await browser.call((client) => client.eraseNow({ password }))
  expect(forgotten).toEqual([])
  await expect(runDue(school)).rejects.toThrow('the power went')
  await expect(runDue(school)).rejects.toThrow('the power went')
  await runDue(school)
  await runDue(school)
  expect(forgotten).toEqual([id, id, id])
  expect(await erased(school)).toHaveLength(1)
})

test('several servers at once delete a person once', async () => {
  const { school, browser, id } = await givenMember()
  await browser.call((client) => client.requestErasure())
  school.clock.advance(7 * dayMs)
  await Promise.all([runDue(school), runDue(school), runDue(school)])
  expect(await erased(school)).toEqual([[id, id]])
})

test('a school may delete without days to change one’s mind', async () => {
  const { school, browser, id } = await givenMember({ erasureDays: 0 })
  expect((await browser.call((client) => client.me())).school.erasureDays).toBe(0)
  await browser.call((client) => client.requestErasure())
  await runDue(school)
  expect(await school.identity.reads.person(id)).toBeNull()
})

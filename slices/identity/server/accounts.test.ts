import { expect, test, vi } from 'vitest'
import { becomeGuest, givenSchool, mailbox, password, publicUrl, signUp } from './testing/school.ts'

const school = await givenSchool()
const facts = (id: string) =>
  school.db
    .selectFrom('event')
    .select(['name', 'actor_id', 'subject_id', 'payload'])
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute()

test('signing up without having been a guest registers a learner and signs them in', async () => {
  const browser = school.browser()
  const email = await signUp(browser)

  const actor = await browser.actor()
  expect(actor).toMatchObject({ kind: 'member', roles: ['learner'], simulated: false, zone: 'Europe/Berlin' })
  const { person } = await browser.call((client) => client.me())
  expect(person).toMatchObject({ email, name: 'Li Na', hasPassword: true })
  expect(await facts(actor?.personId ?? '')).toMatchObject([
    { name: 'identity.person_registered', payload: { wasGuest: false, visitorId: null } },
  ])
})

test('a guest who signs up keeps the id, and the guest cookie ends', async () => {
  const visitorId = '0b4f2a10-8f0f-4c5e-9d3a-6a1b2c3d4e5f'
  const browser = school.browser({ 'x-visitor': visitorId })
  const { personId } = await becomeGuest(browser)
  await signUp(browser)

  expect(await browser.actor()).toMatchObject({ personId, kind: 'member' })
  expect([...browser.cookies.keys()]).toEqual(['banxue.session_token'])
  expect(await facts(personId)).toMatchObject([
    { name: 'identity.person_registered', payload: { wasGuest: true, visitorId } },
  ])
  const { person } = await browser.call((client) => client.me())
  expect(person).toMatchObject({ language: 'zh-CN', zone: 'Asia/Shanghai' })
})

test('two sign-ups from one guest at once promote the guest once', async () => {
  const browser = school.browser()
  const { personId } = await becomeGuest(browser)
  const cookie = browser.headers().get('cookie') ?? ''
  const tries = await Promise.all(
    ['a', 'b'].map(async (name) => {
      const email = `${name}-${personId}@example.com`
      const other = school.browser({ cookie })
      const response = await other.auth('/sign-up/email', { name, email, password })
      return ((await response.json()) as { user?: { id: string } }).user?.id
    }),
  )
  expect(tries.filter((id) => id === personId)).toHaveLength(1)
  expect(await facts(personId)).toHaveLength(1)
})

test('a registration whose request died before its fact is found by the job, once', async () => {
  const id = '3f0c2f62-2b7e-4a43-9f4b-0b6c2a1d9e11'
  await school.db.insertInto('person').values({ id, language: 'en', zone: 'UTC' }).execute()
  await school.db.insertInto('auth_user').values({ id, name: 'Ada', email: 'ada@example.com' }).execute()
  expect(await facts(id)).toEqual([])

  const job = school.identity.jobs.find(({ name }) => name === 'identity.publish_registrations')
  await Promise.all([job?.runDue(school.clock.now()), job?.runDue(school.clock.now())])
  expect(await facts(id)).toMatchObject([{ name: 'identity.person_registered' }])
})

test('an account without a guest to promote is refused by the database', async () => {
  const id = '5b0c2f62-2b7e-4a43-9f4b-0b6c2a1d9e12'
  await school.db
    .insertInto('person')
    .values({ id, kind: 'member', language: 'en', zone: 'UTC', registered_at: new Date() })
    .execute()
  await expect(
    school.db.insertInto('auth_user').values({ id, name: 'x', email: 'x@example.com' }).execute(),
  ).rejects.toThrow('has no guest to promote')
})

test('signing in with the password opens a second session; a wrong one says no more than that', async () => {
  const email = await signUp(school.browser())
  const second = school.browser()
  expect((await second.auth('/sign-in/email', { email: email.toUpperCase(), password })).status).toBe(200)

  const wrong = await school.browser().auth('/sign-in/email', { email, password: 'not the password' })
  const unknown = await school.browser().auth('/sign-in/email', { email: 'nobody@example.com', password })
  expect([wrong.status, await wrong.json()]).toEqual([unknown.status, await unknown.json()])
})

test('a code from the mailbox signs in once', async () => {
  const email = await signUp(school.browser())
  const browser = school.browser()
  await browser.auth('/email-otp/send-verification-otp', { email, type: 'sign-in' })
  const otp = await codeFor(email)

  expect((await browser.auth('/sign-in/email-otp', { email, otp })).status).toBe(200)
  expect(await browser.actor()).toMatchObject({ kind: 'member' })
  expect((await school.browser().auth('/sign-in/email-otp', { email, otp })).status).toBe(400)
})

test('an account made by code alone is called by its address and can be given a password once', async () => {
  const email = 'wang.fang@example.com'
  const browser = school.browser()
  await browser.auth('/email-otp/send-verification-otp', { email, type: 'sign-in' })
  await browser.auth('/sign-in/email-otp', { email, otp: await codeFor(email) })

  const before = await browser.call((client) => client.me())
  expect(before.person).toMatchObject({ name: 'wang.fang', hasPassword: false })
  await browser.call((client) => client.setPassword({ password }))
  expect((await school.browser().auth('/sign-in/email', { email, password })).status).toBe(200)
  await expect(browser.call((client) => client.setPassword({ password }))).rejects.toMatchObject({
    code: 'HAS_PASSWORD',
  })
})

test('codes are not kept in clear', async () => {
  const email = 'hash@example.com'
  await school.browser().auth('/email-otp/send-verification-otp', { email, type: 'sign-in' })
  const code = await codeFor(email)
  const rows = await school.db.selectFrom('auth_verification').select(['identifier', 'value']).execute()
  expect(rows.filter(({ value }) => value.includes(code))).toEqual([])
  expect(rows.filter(({ identifier }) => identifier.includes(email))).toEqual([])
})

test('a new password by mail works, ends all sessions, and its link works once', async () => {
  const browser = school.browser()
  const email = await signUp(browser)
  await school.browser().auth('/request-password-reset', { email })
  const token = new URL((await mailFor(email, 'http')).match(/http\S+/)?.[0] ?? '').searchParams.get('token')

  const reset = { newPassword: 'another good one', token }
  expect((await school.browser().auth('/reset-password', reset)).status).toBe(200)
  expect(await browser.actor()).toBeNull()
  expect((await school.browser().auth('/sign-in/email', { email, password })).status).toBe(401)
  expect((await school.browser().auth('/sign-in/email', { email, password: reset.newPassword })).status).toBe(
    200,
  )
  expect((await school.browser().auth('/reset-password', reset)).status).toBe(400)
})

test('asking for a reset answers alike whether or not there is an account', async () => {
  const email = await signUp(school.browser())
  const answers = await Promise.all(
    [email, 'nobody-here@example.com'].map(async (address) => {
      const response = await school.browser().auth('/request-password-reset', { email: address })
      return [response.status, await response.text()]
    }),
  )
  expect(answers[0]).toEqual(answers[1])
})

test('where SMTP is set, accounts begin with a code, so that no answer tells who has one', async () => {
  const mailer = mailbox()
  const strict = await givenSchool({ mailer, demo: { isOn: () => false, progress: () => null } })
  const refused = await strict
    .browser()
    .auth('/sign-up/email', { name: 'x', email: 'x@example.com', password })
  expect(refused.status).toBe(400)

  const browser = strict.browser()
  const { personId } = await becomeGuest(browser)
  const ask = async (email: string) => {
    const response = await browser.auth('/email-otp/send-verification-otp', { email, type: 'sign-in' })
    return [response.status, await response.text()]
  }
  const unknown = await ask('new@example.com')
  await vi.waitFor(() => expect(mailer.mails).toHaveLength(1))
  const otp = mailer.mails[0]?.text.match(/\d{6}/)?.[0]
  await browser.auth('/sign-in/email-otp', { email: 'new@example.com', otp, name: 'Neu' })
  expect(await browser.actor()).toMatchObject({ personId, kind: 'member' })
  expect(await ask('new@example.com')).toEqual(unknown)
  await vi.waitFor(() => expect(mailer.mails).toHaveLength(2))
})

test('mails speak the language of the person, else of the browser', async () => {
  const browser = school.browser()
  await becomeGuest(browser)
  const email = await signUp(browser)
  await school.browser().auth('/email-otp/send-verification-otp', { email, type: 'sign-in' })
  expect(await mailFor(email, '验证码')).toContain('验证码')

  const stranger = 'stranger@example.com'
  const chinese = school.browser({ 'accept-language': 'zh-CN,zh;q=0.9' })
  await chinese.auth('/email-otp/send-verification-otp', { email: stranger, type: 'sign-in' })
  expect(await mailFor(stranger, '验证码')).toContain('验证码')
})

test('routes of the library that the school does not use do not exist', async () => {
  const browser = school.browser()
  await signUp(browser)
  for (const path of ['/update-user', '/change-email', '/delete-user', '/email-otp/verify-email', '/ok', ''])
    expect((await browser.auth(path)).status).toBe(404)
  const get = new Request(`${publicUrl}/api/auth/get-session`, { headers: browser.headers() })
  expect((await school.identity.authHandler(get)).status).toBe(404)
  const codes = await browser.auth('/email-otp/send-verification-otp', {
    email: 'x@example.com',
    type: 'forget-password',
  })
  expect(codes.status).toBe(400)
})

test('another site cannot sign anybody in, up or out', async () => {
  const email = await signUp(school.browser())
  const foreign = school.browser({ origin: 'https://evil.example' })
  expect((await foreign.auth('/sign-in/email', { email, password })).status).toBe(403)
  const holder = school.browser()
  await signUp(holder)
  const used = school.browser({
    origin: 'https://evil.example',
    cookie: holder.headers().get('cookie') ?? '',
  })
  expect((await used.auth('/sign-out')).status).toBe(403)
  expect(await holder.actor()).not.toBeNull()
})

test('a school reached by another of its names lets its own pages sign in', async () => {
  const email = await signUp(school.browser())
  const name = { host: '192.168.1.5:3000', origin: 'http://192.168.1.5:3000' }
  expect((await school.browser(name).auth('/sign-in/email', { email, password })).status).toBe(200)
})

test('signing out ends the session at once', async () => {
  const browser = school.browser()
  await signUp(browser)
  const cookie = browser.headers().get('cookie') ?? ''
  expect((await browser.auth('/sign-out')).status).toBe(200)
  expect(browser.cookies.size).toBe(0)
  expect(await school.browser({ cookie }).actor()).toBeNull()
})

test('cookies cannot be read by scripts, and are secure behind https', async () => {
  const secure = await givenSchool({ publicUrl: 'https://school.example' })
  const response = await secure.identity.authHandler(
    new Request('https://school.example/api/auth/sign-up/email', {
      method: 'POST',
      headers: { origin: 'https://school.example', 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'x', email: 'x@example.com', password }),
    }),
  )
  const line = response.headers.getSetCookie().join()
  expect(line).toMatch(/^__Secure-banxue\.session_token=.*HttpOnly; Secure; SameSite=Lax/)
})

async function mailFor(email: string, containing: string): Promise<string> {
  return vi.waitFor(async () => {
    const mails = await school.browser().call((client) => client.demoMailbox())
    const mail = mails.find(({ to, text }) => to === email && text.includes(containing))
    if (mail === undefined) throw new Error('no mail yet')
    return mail.text
  })
}
const codeFor = async (email: string) => (await mailFor(email, '')).match(/\d{6}/)?.[0] ?? ''

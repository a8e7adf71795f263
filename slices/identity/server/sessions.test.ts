import { expect, test } from 'vitest'
import { accountLimits } from './limits.ts'
import { givenSchool, password, signUp } from './testing/school.ts'

const school = await givenSchool()
const seenAt = async (id: string) =>
  (
    await school.db.selectFrom('person').select('last_seen_at').where('id', '=', id).executeTakeFirstOrThrow()
  ).last_seen_at.getTime()

test('the sessions of a person are listed with their devices, and only theirs', async () => {
  const phone = school.browser()
  const email = await signUp(phone)
  await signUp(school.browser())
  const desk = school.browser({ 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/150.0' })
  await desk.auth('/sign-in/email', { email, password })

  const rows = await desk.call((client) => client.listSessions())
  expect(new Map(rows.map(({ device, isCurrent }) => [device, isCurrent]))).toEqual(
    new Map([
      ['Chrome · Android', false],
      ['Firefox · Windows', true],
    ]),
  )
})

test('ending a session ends it at once, on its device alone', async () => {
  const phone = school.browser()
  const email = await signUp(phone)
  const desk = school.browser()
  await desk.auth('/sign-in/email', { email, password })
  const other = (await desk.call((client) => client.listSessions())).find(({ isCurrent }) => !isCurrent)

  await desk.call((client) => client.endSession({ id: other?.id ?? '' }))
  expect(await phone.actor()).toBeNull()
  expect(await desk.actor()).not.toBeNull()
})

test("nobody ends a stranger's session", async () => {
  const holder = school.browser()
  await signUp(holder)
  const [row] = await holder.call((client) => client.listSessions())
  const stranger = school.browser()
  await signUp(stranger)
  await expect(stranger.call((client) => client.endSession({ id: row?.id ?? '' }))).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  expect(await holder.actor()).not.toBeNull()
})

test('network addresses are not stored with a session', async () => {
  await signUp(school.browser())
  const rows = await school.db
    .withTables<{ auth_session: { ip_address: string | null } }>()
    .selectFrom('auth_session')
    .select('ip_address')
    .execute()
  expect(new Set(rows.map(({ ip_address }) => ip_address))).toEqual(new Set([null]))
})

test('being seen is written at most once in five minutes', async () => {
  const browser = school.browser()
  await signUp(browser)
  const id = (await browser.actor())?.personId ?? ''
  const first = await seenAt(id)
  school.clock.set(new Date(first + 4 * 60_000))
  await browser.actor()
  expect(await seenAt(id)).toBe(first)
  school.clock.set(new Date(first + 6 * 60_000))
  await browser.actor()
  expect(await seenAt(id)).toBe(first + 6 * 60_000)
})

test('a session that is over is nobody', async () => {
  const browser = school.browser()
  await signUp(browser)
  await school.db
    .updateTable('auth_session')
    .set({ expires_at: new Date(school.clock.now().getTime() - 1) })
    .where('user_id', '=', (await browser.actor())?.personId ?? '')
    .execute()
  expect(await browser.actor()).toBeNull()
})

test('a session that has not been renewed for a day is renewed by asking who I am', async () => {
  const browser = school.browser()
  await signUp(browser)
  const personId = (await browser.actor())?.personId ?? ''
  const row = () =>
    school.db
      .selectFrom('auth_session')
      .select('expires_at')
      .where('user_id', '=', personId)
      .executeTakeFirstOrThrow()
  const soon = new Date(Date.now() + 20 * 24 * 3_600_000)
  await school.db
    .updateTable('auth_session')
    .set({ expires_at: soon })
    .where('user_id', '=', personId)
    .execute()
  await browser.call((client) => client.me())
  expect((await row()).expires_at.getTime()).toBeGreaterThan(soon.getTime())
  expect(await browser.actor()).not.toBeNull()
})

test('the zone of the device prevails over the profile where it is one', async () => {
  const browser = school.browser()
  await signUp(browser)
  const cookie = browser.headers().get('cookie') ?? ''
  const zoneWith = async (zone: string) => (await school.browser({ cookie, 'x-zone': zone }).actor())?.zone
  expect(await zoneWith('America/Lima')).toBe('America/Lima')
  expect(await zoneWith('Mars/Olympus')).toBe('Europe/Berlin')
})

test('one account is tried only so often, from wherever', async () => {
  const email = await signUp(school.browser())
  const max = accountLimits['/sign-in/email']?.max ?? 0
  const guess = async (count: number) =>
    (
      await school
        .browser({ 'x-banxue-address': `198.51.100.${count}` })
        .auth('/sign-in/email', { email, password: `wrong password ${count}` })
    ).status
  for (let count = 0; count < max; count += 1) expect(await guess(count)).toBe(401)
  expect(await guess(max)).toBe(429)
  const refused = await school.browser().auth('/sign-in/email', { email, password })
  expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([429, expect.any(Number)])
})

test('codes to one address are sent only so often', async () => {
  const ask = async () =>
    (
      await school
        .browser()
        .auth('/email-otp/send-verification-otp', { email: 'flood@example.com', type: 'sign-in' })
    ).status
  const answers = await Promise.all(Array.from({ length: 7 }, ask))
  expect(answers.toSorted((a, b) => a - b)).toEqual([200, 200, 200, 200, 200, 429, 429])
})

import { expect, test } from 'vitest'
import { guestLimit } from './limits.ts'
import { becomeGuest, givenSchool, password, signUp } from './testing/school.ts'

const school = await givenSchool()
const dayMs = 24 * 3_600_000
const merges = (subjectId: string) =>
  school.db
    .selectFrom('event')
    .select(['actor_id', 'subject_id', 'payload'])
    .where('name', '=', 'identity.guest_merged')
    .where('subject_id', '=', subjectId)
    .execute()
const aliasOf = async (id: string) => (await school.identity.reads.person(id))?.mergedInto

test('looking around makes nobody a guest; asking for it does, once per browser', async () => {
  const browser = school.browser()
  expect(await browser.actor()).toBeNull()
  expect((await browser.call((client) => client.me())).person).toBeNull()

  const first = await becomeGuest(browser)
  expect(await becomeGuest(browser)).toEqual(first)
  expect(await browser.actor()).toMatchObject({ personId: first.personId, kind: 'guest', roles: [] })
})

test('a guest cookie is opaque and kept as a hash', async () => {
  const browser = school.browser()
  const { personId } = await becomeGuest(browser)
  const token = browser.cookies.get('banxue.guest') ?? ''
  expect(token).toMatch(/^[\w-]{43}$/)
  const row = await school.db
    .selectFrom('guest_session')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  expect(row.token_hash.toString('utf8')).not.toContain(token)
  expect(await school.browser({ cookie: `banxue.guest=${token}x` }).actor()).toBeNull()
})

test('a guest cannot be made in a zone that is none', async () => {
  await expect(
    school.browser().call((client) => client.becomeGuest({ language: 'en', zone: '+08:00' })),
  ).rejects.toMatchObject({ code: 'BAD_ZONE' })
})

test('signing in to an account that was there merges the guest into it, with one fact', async () => {
  const email = await signUp(school.browser())
  const browser = school.browser()
  const guest = await becomeGuest(browser)
  await browser.auth('/sign-in/email', { email, password })

  const member = await browser.actor()
  expect(member).toMatchObject({ kind: 'member' })
  expect([...browser.cookies.keys()]).toEqual(['banxue.session_token'])
  expect(await aliasOf(guest.personId)).toBe(member?.personId)
  expect(await merges(member?.personId ?? '')).toEqual([
    { actor_id: member?.personId, subject_id: member?.personId, payload: { guestId: guest.personId } },
  ])
})

test('a merge that the sign-in could not finish is done when both cookies arrive, however often', async () => {
  const holder = school.browser()
  await signUp(holder)
  const guest = school.browser()
  const { personId: guestId } = await becomeGuest(guest)
  const both = { cookie: `${holder.headers().get('cookie')}; ${guest.headers().get('cookie')}` }

  const actors = await Promise.all([1, 2, 3].map(() => school.browser(both).actor()))
  const memberId = actors[0]?.personId ?? ''
  expect(new Set(actors.map((actor) => actor?.personId))).toEqual(new Set([memberId]))
  expect(await merges(memberId)).toHaveLength(1)
  expect(await aliasOf(guestId)).toBe(memberId)
  expect(await guest.actor()).toBeNull()
})

test('asking who I am clears the cookie of a guest that has merged', async () => {
  const browser = school.browser()
  await signUp(browser)
  const guest = school.browser()
  await becomeGuest(guest)
  browser.cookies.set('banxue.guest', guest.cookies.get('banxue.guest') ?? '')
  await browser.call((client) => client.me())
  expect(browser.cookies.has('banxue.guest')).toBe(false)
})

test('a wrong password merges nobody', async () => {
  const email = await signUp(school.browser())
  const browser = school.browser()
  const { personId } = await becomeGuest(browser)
  await browser.auth('/sign-in/email', { email, password: 'not the password' })
  expect(await browser.actor()).toMatchObject({ personId, kind: 'guest' })
})

test('guests idle for 30 days are deleted and the log says so; others stay', async () => {
  const idle = await becomeGuest(school.browser())
  const lively = school.browser()
  const { personId: livelyId } = await becomeGuest(lively)
  const merged = await school.db
    .selectFrom('person')
    .select('id')
    .where('merged_into', 'is not', null)
    .execute()
  school.clock.advance(20 * dayMs)
  await lively.actor()
  school.clock.advance(11 * dayMs)
  const job = school.identity.jobs.find(({ name }) => name === 'identity.delete_idle_guests')
  await job?.runDue(school.clock.now())

  expect(await school.identity.reads.person(idle.personId)).toBeNull()
  expect(await school.identity.reads.person(livelyId)).not.toBeNull()
  for (const { id } of merged) expect(await school.identity.reads.person(id)).not.toBeNull()
  const erased = await school.db
    .selectFrom('event')
    .select('subject_id')
    .where('name', '=', 'identity.person_erased')
    .execute()
  expect(erased.map(({ subject_id }) => subject_id)).toContain(idle.personId)
  expect(erased.map(({ subject_id }) => subject_id)).not.toContain(livelyId)
})

test('a network makes only so many guests, and addresses are not stored', async () => {
  const own = await givenSchool()
  const from = (address: string) => own.browser({ 'x-banxue-address': address })
  for (let count = 0; count < guestLimit.max; count += 1) await becomeGuest(from('203.0.113.9'))
  await expect(becomeGuest(from('203.0.113.9'))).rejects.toMatchObject({ code: 'TOO_MANY' })
  await becomeGuest(from('203.0.113.10'))

  own.clock.advance(guestLimit.windowS * 1000)
  await becomeGuest(from('203.0.113.9'))
  const keys = await own.db.selectFrom('rate_limit').select('key').execute()
  expect(keys.filter(({ key }) => key.includes('203.0'))).toEqual([])
})

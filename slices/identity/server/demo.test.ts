import { expect, test } from 'vitest'
import { roles } from '#identity/contract'
import { becomeGuest, givenSchool, signUp } from './testing/school.ts'

const school = await givenSchool()

test.each(roles)('one tap enters the demo as %s, always the same simulated person', async (role) => {
  const browser = school.browser()
  await browser.call((client) => client.enterDemo({ role }))
  const actor = await browser.actor()
  expect(actor).toMatchObject({ kind: 'member', simulated: true })
  expect(actor?.roles).toEqual(role === 'learner' ? ['learner'] : ['learner', role])

  const again = school.browser()
  await again.call((client) => client.enterDemo({ role }))
  expect((await again.actor())?.personId).toBe(actor?.personId)
})

test('the demo is told who comes in, each time', async () => {
  const welcomed: string[] = []
  const demo = {
    isOn: () => true,
    progress: () => null,
    welcome: (role: string) => Promise.resolve(void welcomed.push(role)),
  }
  const browser = (await givenSchool({ demo })).browser()
  await browser.call((client) => client.enterDemo({ role: 'instructor' }))
  await browser.call((client) => client.enterDemo({ role: 'instructor' }))

  expect(welcomed).toEqual(['instructor', 'instructor'])
})

test('a demo person owes the log a registration, then the roles', async () => {
  const browser = school.browser()
  await browser.call((client) => client.enterDemo({ role: 'operator' }))
  const facts = await school.db
    .selectFrom('event')
    .select(['name', 'simulated'])
    .where('subject_id', '=', (await browser.actor())?.personId ?? '')
    .orderBy('id')
    .execute()
  expect(facts).toEqual([
    { name: 'identity.person_registered', simulated: true },
    { name: 'identity.roles_changed', simulated: true },
  ])
})

test.each([
  ['from another machine', { 'x-banxue-loopback': '' }],
  ['by another name', { host: 'school.example' }],
])('the demo and its mailbox are shut %s', async (_how, headers) => {
  const browser = school.browser(headers)
  expect((await browser.call((client) => client.me())).school).toMatchObject({
    isDemo: true,
    canEnterDemo: false,
    hasMail: false,
  })
  await expect(browser.call((client) => client.enterDemo({ role: 'admin' }))).rejects.toMatchObject({
    code: 'NOT_A_DEMO',
  })
  await expect(browser.call((client) => client.demoMailbox())).rejects.toMatchObject({ code: 'NOT_A_DEMO' })
})

test('a school that is no demo has no such door and keeps no mails', async () => {
  const plain = await givenSchool({ demo: { isOn: () => false, progress: () => null } })
  await expect(plain.browser().call((client) => client.enterDemo({ role: 'learner' }))).rejects.toMatchObject(
    { code: 'NOT_A_DEMO' },
  )
  await plain.browser().auth('/email-otp/send-verification-otp', { email: 'a@example.com', type: 'sign-in' })
  expect(await plain.db.selectFrom('demo_mail').selectAll().execute()).toEqual([])
})

test('entering the demo leaves a guest a guest', async () => {
  const browser = school.browser()
  const { personId } = await becomeGuest(browser)
  await browser.call((client) => client.enterDemo({ role: 'learner' }))
  expect(await browser.actor()).toMatchObject({ simulated: true })
  await browser.auth('/sign-out')
  expect(await browser.actor()).toMatchObject({ personId, kind: 'guest' })
})

test('a simulated learner registers in the past, with the fact at that moment', async () => {
  const at = new Date('2026-09-01T10:00:00Z')
  const id = await school.identity.reads.registerSimulated({
    name: '李雷',
    language: 'zh-CN',
    zone: 'Asia/Shanghai',
    at,
  })
  expect(await school.identity.reads.person(id)).toMatchObject({
    name: '李雷',
    simulated: true,
    registeredAt: at,
    roles: ['learner'],
  })
  const [fact] = await school.db
    .selectFrom('event')
    .select(['name', 'occurred_at', 'local_day', 'simulated'])
    .where('subject_id', '=', id)
    .execute()
  expect(fact).toEqual({
    name: 'identity.person_registered',
    occurred_at: at,
    local_day: '2026-09-01',
    simulated: true,
  })
})

test('clearing the demo takes every simulated person and no real one', async () => {
  const own = await givenSchool()
  const real = own.browser()
  await signUp(real)
  const demo = own.browser()
  await demo.call((client) => client.enterDemo({ role: 'coach' }))
  await own.identity.reads.registerSimulated({ name: 'S', language: 'en', zone: 'UTC', at: new Date() })
  expect(await own.identity.reads.learnerCounts()).toEqual({ real: 1, simulated: 1 })

  expect(await own.identity.reads.clearSimulated()).toBe(2)
  expect(await own.identity.reads.learnerCounts()).toEqual({ real: 1, simulated: 0 })
  expect(await demo.actor()).toBeNull()
  expect(await real.actor()).not.toBeNull()
})

import { expect, test } from 'vitest'
import { givenSchool, signUp } from './testing/school.ts'

const link = async (school: Awaited<ReturnType<typeof givenSchool>>) =>
  school.identity.reads.adminLink('http://127.0.0.1:3000')
const tokenOf = (address: string | null) => new URL(address ?? '').searchParams.get('token') ?? ''

test('the first start gives a link that makes one admin, once', async () => {
  const school = await givenSchool()
  const address = await link(school)
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:3000\/claim\?token=[\w-]{43}$/)
  const browser = school.browser()
  await signUp(browser)
  await browser.call((client) => client.claimAdmin({ token: tokenOf(address) }))

  const actor = await browser.actor()
  expect(actor?.roles).toEqual(['learner', 'admin'])
  expect(
    await school.db
      .selectFrom('event')
      .select('payload')
      .where('name', '=', 'identity.roles_changed')
      .execute(),
  ).toEqual([{ payload: { roles: ['learner', 'admin'] } }])
  const second = school.browser()
  await signUp(second)
  await expect(second.call((client) => client.claimAdmin({ token: tokenOf(address) }))).rejects.toMatchObject(
    { code: 'BAD_TOKEN' },
  )
  expect(await link(school)).toBeNull()
})

test('every start prints a new link and older ones go on working, until one is used', async () => {
  const school = await givenSchool()
  const [first, second] = [await link(school), await link(school)]
  expect(first).not.toBe(second)
  const browser = school.browser()
  await signUp(browser)
  await browser.call((client) => client.claimAdmin({ token: tokenOf(first) }))
  await expect(browser.call((client) => client.claimAdmin({ token: tokenOf(second) }))).rejects.toMatchObject(
    { code: 'BAD_TOKEN' },
  )
})

test('two links used at once make one admin', async () => {
  const school = await givenSchool()
  const links = [await link(school), await link(school)]
  const tries = await Promise.allSettled(
    links.map(async (address) => {
      const browser = school.browser()
      await signUp(browser)
      await browser.call((client) => client.claimAdmin({ token: tokenOf(address) }))
    }),
  )
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a link of last week, a wrong one and the admin of the demo claim nothing', async () => {
  const school = await givenSchool()
  const address = await link(school)
  const demo = school.browser()
  await demo.call((client) => client.enterDemo({ role: 'admin' }))
  await expect(demo.call((client) => client.claimAdmin({ token: tokenOf(address) }))).rejects.toMatchObject({
    code: 'BAD_TOKEN',
  })
  expect(await link(school)).not.toBeNull()

  const browser = school.browser()
  await signUp(browser)
  await expect(browser.call((client) => client.claimAdmin({ token: 'guessed' }))).rejects.toMatchObject({
    code: 'BAD_TOKEN',
  })
  school.clock.advance(8 * 24 * 3_600_000)
  await expect(
    browser.call((client) => client.claimAdmin({ token: tokenOf(address) })),
  ).rejects.toMatchObject({ code: 'BAD_TOKEN' })
})

async function givenAdmin() {
  const school = await givenSchool()
  const admin = school.browser()
  await signUp(admin)
  await admin.call(async (client) => client.claimAdmin({ token: tokenOf(await link(school)) }))
  const learner = school.browser()
  await signUp(learner)
  const id = (browser: typeof admin) => browser.call(async (client) => (await client.me()).person?.id)
  return { school, admin, learner, adminId: (await id(admin))!, learnerId: (await id(learner))! }
}

test('an admin gives roles, the log says so, and everybody stays a learner', async () => {
  const { school, admin, learner, learnerId } = await givenAdmin()
  await admin.call((client) => client.changeRoles({ id: learnerId, roles: ['coach'] }))
  expect((await learner.actor())?.roles).toEqual(['learner', 'coach'])
  await admin.call((client) => client.changeRoles({ id: learnerId, roles: ['coach', 'learner'] }))

  const facts = await school.db
    .selectFrom('event')
    .select('payload')
    .where('name', '=', 'identity.roles_changed')
    .where('subject_id', '=', learnerId)
    .execute()
  expect(facts).toEqual([{ payload: { roles: ['learner', 'coach'] } }])
})

test('the last admin cannot stop being one, nor two admins stop at once', async () => {
  const { school, admin, learner, adminId, learnerId } = await givenAdmin()
  await school.browser().call((client) => client.enterDemo({ role: 'admin' }))
  await expect(
    admin.call((client) => client.changeRoles({ id: adminId, roles: ['learner'] })),
  ).rejects.toMatchObject({ code: 'LAST_ADMIN' })

  await admin.call((client) => client.changeRoles({ id: learnerId, roles: ['admin'] }))
  const tries = await Promise.allSettled([
    admin.call((client) => client.changeRoles({ id: adminId, roles: ['learner'] })),
    learner.call((client) => client.changeRoles({ id: learnerId, roles: ['learner'] })),
  ])
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('people are found by name and address, page by page, newest first', async () => {
  const { school, admin } = await givenAdmin()
  for (let count = 0; count < 60; count += 1)
    await school.identity.reads.registerSimulated({
      name: `Sim_${count}`,
      language: 'en',
      zone: 'UTC',
      at: new Date(Date.UTC(2026, 0, 1, 0, count)),
    })
  const first = await admin.call((client) => client.listPeople({ search: 'sim_' }))
  expect(first.people).toHaveLength(50)
  expect(first.people[0]).toMatchObject({ name: 'Sim_59', simulated: true, roles: ['learner'] })
  const rest = await admin.call((client) => client.listPeople({ search: 'sim_', after: first.next! }))
  expect([rest.people.length, rest.people.at(-1)?.name, rest.next]).toEqual([10, 'Sim_0', null])
  expect((await admin.call((client) => client.listPeople({ search: '%' }))).people).toEqual([])
})

test('who is no admin sees no people and changes no roles', async () => {
  const { learner, learnerId, school } = await givenAdmin()
  await expect(learner.call((client) => client.listPeople({}))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(
    learner.call((client) => client.changeRoles({ id: learnerId, roles: ['admin'] })),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(school.browser().call((client) => client.listPeople({}))).rejects.toMatchObject({
    code: 'SIGN_IN',
  })
})

test('the school is renamed and moved by its admin, to zones that are', async () => {
  const { school, admin } = await givenAdmin()
  await admin.call((client) => client.changeSchool({ name: '伴学夜校', zone: 'Asia/Tokyo' }))
  expect(await school.identity.reads.school()).toMatchObject({ name: '伴学夜校', zone: 'Asia/Tokyo' })
  await expect(admin.call((client) => client.changeSchool({ zone: 'Tokyo' }))).rejects.toMatchObject({
    code: 'BAD_ZONE',
  })
})

test('a profile is changed by its person', async () => {
  const { learner } = await givenAdmin()
  await learner.call((client) =>
    client.changeProfile({ name: ' 王芳 ', language: 'zh-CN', zone: 'Asia/Shanghai' }),
  )
  const { person } = await learner.call((client) => client.me())
  expect(person).toMatchObject({ name: '王芳', language: 'zh-CN', zone: 'Asia/Shanghai' })
  await expect(learner.call((client) => client.changeProfile({ zone: 'nowhere' }))).rejects.toMatchObject({
    code: 'BAD_ZONE',
  })
})

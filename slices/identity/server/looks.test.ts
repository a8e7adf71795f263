import { expect, test } from 'vitest'
import { givenSchool, signUp } from './testing/school.ts'

async function given() {
  const school = await givenSchool()
  const person = async (name: string) => {
    const browser = school.browser()
    const email = await signUp(browser)
    await browser.call((client) => client.changeProfile({ name }))
    const me = await browser.call((client) => client.me())
    return { browser, email, id: me.person!.id }
  }
  const admin = await person('Wu Tong')
  const link = await school.identity.reads.adminLink('http://127.0.0.1')
  const token = new URL(link ?? '').searchParams.get('token') ?? ''
  await admin.browser.call((client) => client.claimAdmin({ token }))
  return { school, person, admin }
}

test('who is shown in the list of people can see who looked, as what, when and why', async () => {
  const { school, person, admin } = await given()
  const learner = await person('Li Na')
  const firstAt = school.clock.now()
  await admin.browser.call((client) => client.listPeople({ search: learner.email }))
  school.clock.advance(5)
  await admin.browser.call((client) => client.listPeople({ search: learner.email }))

  const { looks } = await learner.browser.call((client) => client.ownLooks({}))
  expect(looks).toEqual([
    {
      id: expect.any(Number) as number,
      staffName: 'Wu Tong',
      role: 'admin',
      purpose: 'people',
      count: 2,
      firstAt,
      lastAt: school.clock.now(),
    },
  ])
})

test('the door of names writes down each look, of an hour once, and none at oneself', async () => {
  const { school, person } = await given()
  const [operator, one, other] = [await person('He Yu'), await person('Li Na'), await person('Wang Fang')]
  const look = { by: { personId: operator.id, roles: ['learner', 'operator'] }, purpose: 'pulse' } as const
  const nobody = crypto.randomUUID()
  const ids = [one.id, other.id, operator.id, nobody]
  expect([...(await school.identity.reads.names(ids, look)).values()].toSorted()).toEqual([
    'He Yu',
    'Li Na',
    'Wang Fang',
  ])
  school.clock.advance(3_600_000)
  await Promise.all([
    school.identity.reads.names([other.id, one.id], look),
    school.identity.reads.names([one.id, other.id], look),
    school.identity.reads.names([], look),
  ])

  const rows = await school.db.selectFrom('look').select(['person_id', 'count']).execute()
  expect(
    rows
      .filter((row) => row.person_id === one.id)
      .map(({ count }) => count)
      .toSorted((a, b) => a - b),
  ).toEqual([1, 2])
  expect(rows.some((row) => row.person_id === operator.id || row.person_id === nobody)).toBe(false)
})

test('admins find looks by who looked, at whom and why; what is gone has no name', async () => {
  const { school, person, admin } = await given()
  const [coach, learner] = [await person('Zhou Min'), await person('Li Na')]
  const by = { personId: coach.id, roles: ['learner', 'coach'] }
  await school.identity.reads.names([learner.id], { by, purpose: 'quality' })
  await school.identity.reads.names([learner.id, admin.id], { by, purpose: 'pulse' })
  const found = async (filter: { staff?: string; person?: string; purpose?: 'pulse' }) =>
    (await admin.browser.call((client) => client.listLooks(filter))).looks.map(
      ({ staffName, personName, purpose }) => `${staffName} ${personName} ${purpose}`,
    )
  expect((await found({})).toSorted()).toEqual([
    'Zhou Min Li Na pulse',
    'Zhou Min Li Na quality',
    'Zhou Min Wu Tong pulse',
  ])
  expect(await found({ person: 'wu t' })).toEqual(['Zhou Min Wu Tong pulse'])
  expect(await found({ staff: coach.email, person: 'Li', purpose: 'pulse' })).toEqual([
    'Zhou Min Li Na pulse',
  ])
  expect(await found({ staff: '%' })).toEqual([])

  await school.db.deleteFrom('person').where('id', '=', coach.id).execute()
  expect(await found({ person: 'wu t' })).toEqual(['null Wu Tong pulse'])
  await expect(learner.browser.call((client) => client.listLooks({}))).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
})

test('looks come page by page, and are forgotten after two years', async () => {
  const { school, person, admin } = await given()
  const learner = await person('Li Na')
  const by = { personId: admin.id, roles: ['admin'] }
  for (let hour = 0; hour < 60; hour += 1) {
    school.clock.advance(3_600_000)
    await school.identity.reads.names([learner.id], { by, purpose: 'people' })
  }
  const first = await learner.browser.call((client) => client.ownLooks({}))
  const rest = await learner.browser.call((client) => client.ownLooks({ before: first.next! }))
  expect([first.looks.length, rest.looks.length, rest.next]).toEqual([50, 10, null])
  expect(first.looks.at(-1)!.firstAt.getTime()).toBeGreaterThan(rest.looks[0]!.firstAt.getTime())

  school.clock.advance(729 * 24 * 3_600_000)
  const job = school.identity.jobs.find(({ name }) => name === 'identity.delete_ended')
  await job?.runDue(school.clock.now())
  const left = await school.db.selectFrom('look').select('id').execute()
  expect(left.length).toBeGreaterThan(0)
  school.clock.advance(3 * 24 * 3_600_000)
  await job?.runDue(school.clock.now())
  expect(await school.db.selectFrom('look').select('id').execute()).toEqual([])
})

import { expect, test } from 'vitest'
import { learnerSteps, PulseFilters } from '#retention/contract'
import {
  answered,
  course,
  type GivenEvent,
  givenSchool,
  idOf,
  operator,
  unit,
  visited,
} from '../testing/fixture.ts'
import type { FunnelAsked } from './reports.ts'

/** Tuesday; the last day that is over everywhere is Sunday, 22 November. */
const now = '2026-11-24T10:00:00Z'
const outlines = [
  {
    courseId: course('c1'),
    title: { en: 'First' },
    units: ['u1', 'u2', 'u3', 'u4'].map((word) => ({ unitId: unit(word), title: { en: word }, stepIds: [] })),
  },
]
const everything: FunnelAsked = { population: 'real', scope: { everyCourse: true }, period: null }

const signedUp = (on: string, ...who: string[]): GivenEvent[] =>
  who.map((word) => ({ name: 'identity.person_registered', who: word, at: `${on}T08:00:00Z` }))
const done = (who: string, on: string, ...units: string[]) =>
  units.map((word) =>
    answered(who, `${on}T10:00:00Z`, {
      name: 'learning.unit_completed',
      unit: word,
      payload: { by: 'learning' },
    }),
  )

/** Everybody stands at another place of the way. */
const school = [
  signedUp('2026-11-08', 'looked', 'began', 'one'),
  signedUp('2026-11-09', 'yesterday'), // 13 days before the last complete day
  signedUp('2026-10-01', 'week', 'half', 'all', 'guest', 'elsewhere'),
  signedUp('2026-10-01', 'sim').map((event) => ({ ...event, simulated: true, visitor: 'sim phone' })),
  [
    answered('began', '2026-11-08T10:00:00Z'),
    answered('one', '2026-11-08T11:00:00Z'),
    ...done('one', '2026-11-08', 'u1'),
    // Seven days after the first act, without any unit completed.
    answered('week', '2026-10-02T10:00:00Z'),
    answered('week', '2026-10-09T10:00:00Z'),
    answered('half', '2026-11-18T10:00:00Z'),
    ...done('half', '2026-11-18', 'u1', 'u2'),
    answered('all', '2026-11-01T10:00:00Z'),
    answered('all', '2026-11-01T10:00:00Z', {
      name: 'learning.course_completed',
      payload: { by: 'learning', courseVersion: 1 },
    }),
    // Learned before the sign-up.
    answered('guest', '2026-09-30T10:00:00Z'),
    ...done('guest', '2026-09-30', 'u1'),
    answered('elsewhere', '2026-10-02T10:00:00Z', { course: 'c2' }),
    answered('nobody', '2026-10-02T10:00:00Z'), // never signed up
    answered('sim', '2026-10-02T10:00:00Z', { simulated: true }),
  ],
]

async function given(...events: readonly GivenEvent[][]) {
  const made = await givenSchool(now, outlines)
  await made.ship(events.flat())
  await made.count()
  return made
}

test('each step has those who came to it, who stopped there and who goes on', async () => {
  const { reports, failures } = await given(...school)
  const counts = async (question: FunnelAsked) =>
    (await reports.funnel(question)).stages.map(({ reached, stopped, underWay }) => [
      reached,
      stopped,
      underWay,
    ])
  expect(await counts(everything)).toEqual([
    [9, 0, 0],
    [9, 3, 1], // looked, began, elsewhere; yesterday
    [5, 2, 0], // one and the guest
    [3, 1, 0], // week
    [2, 0, 1], // half
    [1, 0, 0], // all
  ])
  expect(failures).toEqual([])
  // Of the course: whoever did anything in it.
  expect(await counts({ ...everything, scope: { everyCourse: false, courses: [course('c1')] } })).toEqual([
    [6, 1, 0],
    [5, 2, 0],
    [3, 1, 0],
    [2, 0, 1],
    [1, 0, 0],
  ])
  // The 28 days up to 22 November.
  expect((await counts({ ...everything, period: 'month' }))[1]).toEqual([4, 2, 1])
  expect((await counts({ ...everything, population: 'simulated' }))[1]).toEqual([1, 1, 0])
})

test('the people of each number are one question away, the latest first', async () => {
  const made = await given(...school)
  const asked: string[][] = []
  made.needs.names = (ids, look) => {
    asked.push([look.purpose, String(ids.length)])
    return Promise.resolve(new Map(ids.map((id, n) => [id, `learner ${n}`])))
  }
  const { stages } = await made.reports.funnel(everything)
  for (const step of learnerSteps) {
    const { stopped, learners } = await made.reports.stopped(everything, step, operator)
    expect(stopped).toBe(stages.find((stage) => stage.step === step)?.stopped)
    expect(learners).toHaveLength(stopped)
  }
  expect(asked).toContainEqual(['pulse', '3'])
  const { learners } = await made.reports.stopped(everything, 'signedUp', operator)
  expect(learners.map(({ lastAt }) => lastAt?.toISOString() ?? null)).toEqual([
    '2026-11-08T10:00:00.000Z',
    '2026-10-02T10:00:00.000Z',
    null,
  ])
})

/** Who came by which browser and link, at another place of the way each. */
const visits = [
  visited('looked phone', '2026-11-07T10:00:00Z', ['wechat', 'social', 'autumn']),
  visited('looked phone', '2026-11-08T07:00:00Z', ['direct']),
  visited('week desk', '2026-09-30T10:00:00Z', ['bing.com']),
  // Never signed up: long ago, a fortnight and a day before the last complete day, and yesterday.
  visited('stranger 1', '2026-09-01T10:00:00Z', ['wechat', 'social', 'autumn']),
  visited('stranger 2', '2026-11-07T10:00:00Z', ['wechat', 'social', 'spring']),
  visited('stranger 3', '2026-11-23T10:00:00Z', ['bing.com']),
  visited('stranger 3', '2026-11-24T09:00:00Z', ['direct']),
  // Somebody with an account learns there; a guest does, who signed in to an account later; a guest alone.
  visited('second desk', '2026-11-01T10:00:00Z', ['direct']),
  answered('half', '2026-11-18T11:00:00Z', { visitor: 'second desk' }),
  visited('merged phone', '2026-11-01T10:00:00Z', ['direct']),
  answered('merged', '2026-11-01T10:05:00Z', { visitor: 'merged phone' }),
  {
    name: 'identity.guest_merged',
    who: 'half',
    at: '2026-11-02T10:00:00Z',
    payload: { guestId: idOf('merged') },
  },
  visited('guest tablet', '2026-11-23T10:00:00Z', ['wechat', 'social', 'spring']),
  answered('passing', '2026-11-23T10:05:00Z', { visitor: 'guest tablet' }),
  { ...visited('sim phone', '2026-10-01T07:00:00Z', ['friend']), simulated: true },
  { ...visited('sim stranger', '2026-10-01T07:00:00Z', ['friend']), simulated: true },
]
const browsers: Record<string, string> = { looked: 'looked phone', week: 'week desk' }
const arrived = school.flat().map((event): GivenEvent => {
  const visitor = event.name === 'identity.person_registered' ? browsers[event.who] : undefined
  return visitor === undefined ? event : { ...event, visitor }
})

test('the way begins with visitors whom no account is known of, and each source has its own', async () => {
  const { reports, failures } = await given(arrived, visits)
  const first = async (question: FunnelAsked) => (await reports.funnel(question)).stages[0]
  expect(await first(everything)).toEqual({ step: 'visited', reached: 13, share: 1, stopped: 2, underWay: 2 })
  // Those who signed up or first came in the 28 days up to 22 November, and since.
  expect(await first({ ...everything, period: 'month' })).toMatchObject({
    reached: 7,
    stopped: 1,
    underWay: 2,
  })
  expect(await first({ ...everything, population: 'simulated' })).toMatchObject({ reached: 2, stopped: 1 })
  expect(
    await first({ ...everything, scope: { everyCourse: false, courses: [course('c1')] } }),
  ).toMatchObject({
    step: 'signedUp',
  })

  const only = (filters: Partial<PulseFilters>) => ({ ...everything, filters: PulseFilters.parse(filters) })
  expect(await first(only({ source: 'wechat' }))).toMatchObject({ step: 'visited', reached: 4, stopped: 2 })
  expect(await first(only({ campaign: 'spring' }))).toMatchObject({ reached: 2, stopped: 1 })
  expect(await first(only({ from: '2026-11-08', to: '2026-11-09' }))).toMatchObject({
    reached: 4,
    stopped: 0,
  })
  expect(await first(only({ source: 'wechat', device: 'phone' }))).toMatchObject({
    step: 'signedUp',
    reached: 0,
  })
  expect(await first(only({ cohort: '2026-11' }))).toMatchObject({ step: 'signedUp', reached: 4 })

  const { sources } = await reports.sources(everything)
  const none = { firstUnit: 0, finish: 0, due: 0, stayed: 0 }
  expect(sources).toEqual([
    // began, one, yesterday, half, all, guest and elsewhere; guest and elsewhere began six weeks ago.
    {
      source: 'unknown',
      campaign: '',
      visited: null,
      signedUp: 7,
      firstUnit: 4,
      finish: 1,
      due: 2,
      stayed: 0,
    },
    { ...none, source: 'bing.com', campaign: '', visited: 2, signedUp: 1, firstUnit: 1, due: 1 },
    { ...none, source: 'wechat', campaign: 'autumn', visited: 2, signedUp: 1 },
    { ...none, source: 'wechat', campaign: 'spring', visited: 2, signedUp: 0 },
  ])
  expect((await reports.sources({ ...everything, population: 'simulated' })).sources).toEqual([
    { ...none, source: 'friend', campaign: '', visited: 2, signedUp: 1, due: 1 },
  ])
  expect(failures).toEqual([])
})

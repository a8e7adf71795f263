import { expect, test } from 'vitest'
import { funnelSteps } from '#retention/contract'
import { answered, course, type GivenEvent, givenSchool, operator, unit } from '../testing/fixture.ts'
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
  signedUp('2026-10-01', 'sim').map((event) => ({ ...event, simulated: true })),
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
  expect((await counts({ ...everything, period: 'month' }))[0]).toEqual([4, 2, 1])
  expect((await counts({ ...everything, population: 'simulated' }))[0]).toEqual([1, 1, 0])
})

test('the people of each number are one question away, the latest first', async () => {
  const made = await given(...school)
  const asked: string[][] = []
  made.needs.names = (ids, look) => {
    asked.push([look.purpose, String(ids.length)])
    return Promise.resolve(new Map(ids.map((id, n) => [id, `learner ${n}`])))
  }
  const { stages } = await made.reports.funnel(everything)
  for (const step of funnelSteps) {
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

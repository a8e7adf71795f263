import { beforeAll, describe, expect, test } from 'vitest'
import type { Question } from './ask.ts'
import {
  operator,
  answered,
  course,
  type GivenEvent,
  givenSchool,
  registered,
  unit,
} from './testing/fixture.ts'

/** Sunday; the last day that is over everywhere is Friday, 20 November. */
const now = '2026-11-22T10:00:00Z'
const outlines = [
  {
    courseId: course('c1'),
    title: { en: 'First' },
    units: [
      { unitId: unit('u1'), title: { en: 'One' }, stepIds: [] },
      { unitId: unit('u2'), title: { en: 'Two' }, stepIds: [] },
    ],
  },
  { courseId: course('c2'), title: { en: 'Second' }, units: [] },
]
const everything: Question = { population: 'real', scope: { everyCourse: true } }
const only = (...words: string[]): Question => ({
  population: 'real',
  scope: { everyCourse: false, courses: words.map(course) },
})

type School = Awaited<ReturnType<typeof givenSchool>>
async function given(...events: readonly GivenEvent[][]) {
  const school = await givenSchool(now, outlines)
  await school.ship(events.flat())
  await school.count()
  return school
}

/** A week of a small school: two learners, one who was staff, staff, a guest, a simulated learner. */
const smallSchool = [
  registered('ann', 'ben', 'staff', 'former'),
  registered('sim').map((event) => ({ ...event, simulated: true })),
  [
    {
      name: 'identity.roles_changed',
      who: 'staff',
      at: '2026-11-01T00:00:00Z',
      payload: { roles: ['learner', 'coach'] },
    },
    {
      name: 'identity.roles_changed',
      who: 'former',
      at: '2026-11-01T00:00:00Z',
      payload: { roles: ['admin'] },
    },
    {
      name: 'identity.roles_changed',
      who: 'former',
      at: '2026-11-02T00:00:00Z',
      payload: { roles: ['learner'] },
    },
    answered('ann', '2026-11-14T10:00:00Z'),
    answered('ann', '2026-11-20T10:00:00Z'),
    answered('ann', '2026-11-20T11:00:00Z', { course: 'c2' }),
    answered('ben', '2026-10-24T10:00:00Z'),
    answered('former', '2026-11-20T10:00:00Z'),
    answered('staff', '2026-11-20T10:00:00Z'),
    answered('a guest', '2026-11-20T10:00:00Z'),
    answered('sim', '2026-11-20T10:00:00Z', { simulated: true }),
    answered('ann', '2026-11-20T10:00:00Z', {
      name: 'learning.attended',
      payload: { startedAt: '2026-11-20T10:00:00Z', durationS: 45 },
    }),
  ],
]

describe('activity', () => {
  let reports: School['reports']
  let failures: School['failures']
  beforeAll(async () => {
    const school = await given(...smallSchool)
    ;({ reports, failures } = school)
  })

  test('60 days, each with its learners of the day, the week and the month', async () => {
    const { days, isStale } = await reports.activity(everything)
    expect(failures).toEqual([])
    expect(isStale).toBe(false)
    expect(days).toHaveLength(60)
    expect(days.at(0)?.on).toBe('2026-09-24')
    expect(days.at(-1)).toMatchObject({ on: '2026-11-22', dau: 0, wau: 2, mau: 2, isComplete: false })
    expect(days.find(({ on }) => on === '2026-11-20')).toEqual({
      on: '2026-11-20',
      dau: 2, // ann and former; staff, the guest and the simulated learner are left out
      wau: 2, // ann's 14 November is the first of the seven days
      mau: 3, // ben's 24 October is the first of the 28 days
      learningS: 45,
      isComplete: true,
    })
    expect(days.find(({ on }) => on === '2026-11-21')).toMatchObject({
      dau: 0,
      wau: 2,
      mau: 2,
      isComplete: false,
    })
  })

  test('stickiness is the mean of daily learners over those of the 28 days', async () => {
    // 24 October to 20 November: ben 1, ann 2, former 1 learner-days; 3 learners.
    expect((await reports.activity(everything)).stickiness).toBeCloseTo(4 / 28 / 3)
  })

  test('a course has its own learners, and simulated learners are never mixed in', async () => {
    const on = async (question: Question) =>
      (await reports.activity(question)).days.find((day) => day.on === '2026-11-20')?.dau
    expect(await on(only('c2'))).toBe(1)
    expect(await on(only('c1', 'c2'))).toBe(2)
    expect(await on(only())).toBe(0)
    expect(await on({ ...everything, population: 'simulated' })).toBe(1)
  })

  test('the headline names the last learners, and offers the courses that may be seen', async () => {
    const headline = await reports.headline(everything, { everyCourse: true }, operator)
    expect(headline.populations).toEqual({ real: 3, simulated: 1 })
    expect(headline.courses.map(({ title }) => title.en)).toEqual(['First', 'Second'])
    expect(headline.latest.map(({ courseTitle, at }) => [courseTitle?.en, at.toISOString()])).toEqual([
      ['Second', '2026-11-20T11:00:00.000Z'],
      ['First', '2026-11-20T10:00:00.000Z'],
    ])
    const mine = await reports.headline(only('c2'), { everyCourse: false, courses: [course('c2')] }, operator)
    expect(mine.populations).toEqual({ real: 1, simulated: 0 })
    expect(mine.courses).toHaveLength(1)
  })
})

test('completion counts those whose planned length has passed', async () => {
  const enrolled = (who: string, at: string, version = 1) =>
    answered(who, at, { name: 'learning.enrolled', payload: { courseVersion: version } })
  const completed = (who: string, at: string, by = 'learning') =>
    answered(who, at, { name: 'learning.course_completed', payload: { by, courseVersion: 1 } })
  const { reports, failures } = await given(
    registered('in-time', 'late', 'never', 'self', 'not-due', 'longer', 'slow'),
    [
      {
        name: 'courses.version_published',
        who: 'author',
        at: '2026-10-01T00:00:00Z',
        course: 'c1',
        payload: { courseVersion: 1, plannedDays: 10 },
      },
      {
        name: 'courses.version_published',
        who: 'author',
        at: '2026-10-01T00:00:00Z',
        course: 'c1',
        payload: { courseVersion: 2, plannedDays: 60 },
      },
      enrolled('in-time', '2026-11-01T08:00:00Z'),
      answered('in-time', '2026-11-02T08:00:00Z'),
      completed('in-time', '2026-11-11T08:00:00Z'),
      enrolled('late', '2026-11-01T08:00:00Z'),
      answered('late', '2026-11-02T08:00:00Z'),
      completed('late', '2026-11-12T08:00:00Z'),
      enrolled('never', '2026-11-10T08:00:00Z'), // its tenth day is 20 November, the last complete day
      enrolled('self', '2026-11-01T08:00:00Z'),
      completed('self', '2026-11-03T08:00:00Z', 'self'),
      enrolled('not-due', '2026-11-11T08:00:00Z'),
      completed('not-due', '2026-11-12T08:00:00Z'),
      enrolled('longer', '2026-11-01T08:00:00Z', 2),
      enrolled('slow', '2026-11-01T08:00:00Z'),
      answered('slow', '2026-11-21T08:00:00Z'),
    ],
  )
  expect(await reports.completion(everything)).toMatchObject({
    enrolled: 7,
    due: 5,
    completedInTime: 2,
    completion: 2 / 5,
    neverStarted: 2 / 5, // never, and self, who did no learning act
    bySelf: 1 / 2,
  })
  expect(failures).toEqual([])
  expect(await reports.completion(only('c2'))).toMatchObject({ enrolled: 0, completion: null })
  // All of them enrolled in one course and in one month, so that both say what the whole says.
  const { asOf: _, isStale: __, ...whole } = await reports.completion(everything)
  expect(await reports.completionBy(everything)).toMatchObject({
    courses: [{ courseId: course('c1'), title: { en: 'First' }, ...whole }],
    months: [{ monthOn: '2026-11-01', ...whole }],
  })
})

test('a unit loses those who did nothing in the course in the 14 days after it', async () => {
  const opened = (who: string, at: string, word = 'u1') =>
    answered(who, at, { name: 'learning.unit_opened', unit: word })
  const done = (who: string, at: string) =>
    answered(who, at, { name: 'learning.unit_completed', payload: { by: 'learning' } })
  const { reports } = await given(
    registered('done', 'gone', 'moved-on', 'back-late', 'back-in-time', 'recent', 'waiting', 'elsewhere'),
    [
      opened('done', '2026-11-01T10:00:00Z'),
      done('done', '2026-11-01T11:00:00Z'),
      opened('gone', '2026-11-01T10:00:00Z'),
      answered('gone', '2026-11-01T10:10:00Z'),
      // Went on to the next unit on the same day, and left there.
      opened('moved-on', '2026-11-01T10:00:00Z'),
      opened('moved-on', '2026-11-01T10:05:00Z', 'u2'),
      answered('moved-on', '2026-11-01T10:10:00Z', { unit: 'u2' }),
      opened('back-late', '2026-11-01T10:00:00Z'),
      answered('back-late', '2026-11-16T10:00:00Z', { unit: 'u2' }),
      opened('back-in-time', '2026-11-01T10:00:00Z'),
      answered('back-in-time', '2026-11-15T10:00:00Z', { unit: 'u2' }),
      opened('recent', '2026-11-07T10:00:00Z'), // 13 days before the last complete day
      // Opened long ago, but the 14 days after the last activity are not over.
      opened('waiting', '2026-11-01T10:00:00Z'),
      answered('waiting', '2026-11-07T10:00:00Z'),
      opened('elsewhere', '2026-11-01T10:00:00Z'),
      answered('elsewhere', '2026-11-03T10:00:00Z', { course: 'c2', unit: 'v1' }),
    ],
  )
  const { units } = await reports.dropOff(everything)
  expect(units.map(({ title, opened: n, completed, lost }) => [title.en, n, completed, lost])).toEqual([
    ['One', 7, 1, 3], // gone, back-late and elsewhere
    ['Two', 1, 0, 1],
  ])
  expect(units[0]?.dropOff).toBeCloseTo(3 / 7)
})

test('cohorts are the weeks of the first act, and the current week stays blank', async () => {
  const { reports } = await given(registered('early', 'steady', 'pause', 'late'), [
    answered('early', '2026-08-01T10:00:00Z'), // before the twelve weeks
    answered('early', '2026-11-20T10:00:00Z'),
    answered('steady', '2026-11-02T00:30:00Z'),
    answered('steady', '2026-11-10T10:00:00Z'),
    answered('steady', '2026-11-21T10:00:00Z'),
    answered('pause', '2026-11-08T23:30:00Z'),
    answered('pause', '2026-11-20T10:00:00Z', { course: 'c2' }),
    answered('late', '2026-11-09T10:00:00Z'),
  ])
  const report = await reports.cohorts(everything)
  expect(report.rows).toEqual([
    { weekOn: '2026-11-02', size: 2, retained: [1, 0.5, null] },
    { weekOn: '2026-11-09', size: 1, retained: [1, null, null] },
  ])
  expect(report.average).toEqual([1, 0.5, null])
  expect((await reports.cohorts(only('c2'))).rows).toEqual([
    { weekOn: '2026-11-16', size: 1, retained: [null] },
  ])
})

test('with ClickHouse away the last answer comes, marked stale, and what was never asked is empty', async () => {
  const school = await given(registered('ann'), [answered('ann', '2026-11-20T10:00:00Z')])
  const before = await school.reports.activity(everything)
  school.clock.advance(60_000)
  const [database] = await school.rows<{ name: string }>('select currentDatabase() as name')
  await school.client.command({ query: `drop database ${database?.name}` })

  expect(before.isStale).toBe(false)
  expect(await school.reports.activity(everything)).toEqual({ ...before, isStale: true })
  expect(await school.reports.cohorts(everything)).toMatchObject({ rows: [], isStale: true })
  expect(await school.reports.completion(everything)).toMatchObject({ enrolled: 0, isStale: true })
  expect(await school.reports.headline(everything, { everyCourse: true }, operator)).toMatchObject({
    populations: { real: 0, simulated: 0 },
    latest: [],
    isStale: true,
  })
})

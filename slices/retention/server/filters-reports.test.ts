import { beforeAll, expect, test } from 'vitest'
import { PulseFilters } from '../contract.ts'
import type { Question } from './ask.ts'
import { answered, course, type GivenEvent, givenSchool, idOf, registered, unit } from './testing/fixture.ts'

const now = '2026-11-22T10:00:00Z'
const only = (filters: Partial<PulseFilters>): Question => ({
  population: 'real',
  scope: { everyCourse: true },
  filters: PulseFilters.parse(filters),
})
const on = (who: string, device: string, ...days: string[]): GivenEvent[] =>
  days.map((day) => ({
    name: 'learning.attended',
    who,
    at: `${day}T10:00:00Z`,
    course: 'c1',
    device,
    payload: { startedAt: `${day}T10:00:00Z`, durationS: 60 },
  }))
const fact = (who: string, name: string, at: string, payload: Record<string, unknown> = {}) =>
  answered(who, at, { name: `learning.${name}`, payload })

let school: Awaited<ReturnType<typeof givenSchool>>
beforeAll(async () => {
  school = await givenSchool(now, [
    {
      courseId: course('c1'),
      title: { en: 'First' },
      units: [{ unitId: unit('u1'), title: { en: 'One' }, stepIds: [] }],
    },
  ])
  await school.ship([
    ...registered('desk', 'both', 'merged', 'quiet', 'early'),
    ...registered('phone').map((event) => ({ ...event, visitor: 'browser of phone' })),
    {
      name: 'web.visit_began',
      who: 'nobody',
      at: '2025-12-31T10:00:00Z',
      visitor: 'browser of phone',
      payload: { source: 'bilibili', medium: 'social', campaign: 'autumn' },
    },
    {
      name: 'courses.version_published',
      who: 'author',
      at: '2026-01-01T00:00:00Z',
      course: 'c1',
      payload: { courseVersion: 1, plannedDays: 10 },
    },
    ...['phone', 'desk', 'both', 'merged', 'quiet', 'early'].map((who) =>
      answered(who, '2026-11-20T11:00:00Z'),
    ),
    ...on('phone', 'phone', '2026-11-19', '2026-11-20'),
    ...on('phone', 'desktop', '2026-11-18'),
    ...on('desk', 'desktop', '2026-11-20'),
    // As many days on each: the one used last.
    ...on('both', 'desktop', '2026-11-20'),
    ...on('both', 'phone', '2026-11-19'),
    // Before the account, on a tablet: a merged guest is the account.
    ...on('guest', 'tablet', '2026-11-17', '2026-11-18'),
    ...on('merged', 'phone', '2026-11-20'),
    {
      name: 'identity.guest_merged',
      who: 'merged',
      at: '2026-11-19T09:00:00Z',
      payload: { guestId: idOf('guest') },
    },
    ...on('quiet', 'unknown', '2026-11-20'),
    answered('early', '2026-09-30T23:30:00Z'),
    answered('desk', '2026-10-01T00:10:00Z'),
    answered('both', '2026-10-31T23:00:00Z'),
    fact('early', 'enrolled', '2026-09-30T10:00:00Z', { courseVersion: 1 }),
    fact('early', 'course_completed', '2026-10-05T10:00:00Z', { by: 'learning', courseVersion: 1 }),
    fact('desk', 'enrolled', '2026-10-01T10:00:00Z', { courseVersion: 1 }),
    fact('early', 'unit_opened', '2026-09-30T10:00:00Z'),
    fact('desk', 'unit_opened', '2026-10-31T10:00:00Z'),
  ])
  await school.count()
})

/** Learners of 20 November, when all of them learned. */
const learnersOf = async (filters: Partial<PulseFilters>) =>
  (await school.reports.activity(only(filters))).days.find((day) => day.on === '2026-11-20')?.dau

test('a learner is counted on the device of most of their days, of equals the last, a guest with the account', async () => {
  expect(await learnersOf({ device: 'phone' })).toBe(1) // phone
  expect(await learnersOf({ device: 'desktop' })).toBe(2) // desk, both
  expect(await learnersOf({ device: 'tablet' })).toBe(1) // merged
  expect(await learnersOf({ device: 'unknown' })).toBe(2) // quiet, early
  expect(await learnersOf({})).toBe(6)
  expect(school.failures).toEqual([])
})

test('a cohort is the month or the week of the first learning act', async () => {
  expect(await learnersOf({ cohort: '2026-09' })).toBe(1) // early
  expect(await learnersOf({ cohort: '2026-10' })).toBe(2) // desk, both
  expect(await learnersOf({ cohort: '2026-W40' })).toBe(2) // early, desk: from 28 September to 4 October
  expect(await learnersOf({ cohort: '2026-11' })).toBe(3)
  expect(await learnersOf({ cohort: '2026-08' })).toBe(0)
  expect(await learnersOf({ cohort: '2026-10', device: 'desktop' })).toBe(2)
  expect(await learnersOf({ cohort: '2026-10', device: 'phone' })).toBe(0)
})

test('a source and a campaign are those of the first visit', async () => {
  expect(await learnersOf({ source: 'bilibili' })).toBe(1) // phone
  expect(await learnersOf({ source: 'bilibili', campaign: 'autumn' })).toBe(1)
  expect(await learnersOf({ campaign: 'autumn', device: 'desktop' })).toBe(0)
  expect(await learnersOf({ source: 'unknown' })).toBe(5)
  expect(await learnersOf({ source: 'elsewhere' })).toBe(0)
})

test('the days of the activity are those of the period', async () => {
  const { days } = await school.reports.activity(only({ from: '2026-10-01', to: '2026-10-31' }))
  expect(days).toHaveLength(31)
  expect(days.at(0)).toMatchObject({ on: '2026-10-01', dau: 1, mau: 2, isComplete: true })
  expect(days.at(-1)).toMatchObject({ on: '2026-10-31', dau: 1, wau: 1 })
  const ended = await school.reports.activity(only({ to: '2026-10-31' }))
  expect([ended.days.length, ended.days.at(-1)?.on]).toEqual([60, '2026-10-31'])
})

test('enrolments and openings are those of the period, and what became of them is known by today', async () => {
  const completion = async (filters: Partial<PulseFilters>) => {
    const { enrolled, completedInTime } = await school.reports.completion(only(filters))
    return [enrolled, completedInTime]
  }
  expect(await completion({})).toEqual([2, 1])
  expect(await completion({ to: '2026-09-30' })).toEqual([1, 1])
  expect(await completion({ from: '2026-10-01', to: '2026-10-31' })).toEqual([1, 0])
  expect((await school.reports.completionBy(only({ from: '2026-10-01' }))).months).toHaveLength(1)
  const opened = async (filters: Partial<PulseFilters>) =>
    (await school.reports.dropOff(only(filters))).units[0]?.opened
  expect(await opened({})).toBe(2)
  expect(await opened({ from: '2026-10-01', to: '2026-10-31' })).toBe(1)
  expect(await opened({ device: 'phone' })).toBe(0)
})

test('cohorts and weeks are those of the period, seen up to its end', async () => {
  const { rows } = await school.reports.cohorts(only({ from: '2026-09-28', to: '2026-11-01' }))
  expect(rows.map(({ weekOn, size, retained }) => [weekOn, size, retained.length])).toEqual([
    ['2026-09-28', 2, 5],
    ['2026-10-26', 1, 5],
  ])
  expect(rows[0]?.retained).toEqual([1, 0, 0, 0, 0])
  const { weeks } = await school.reports.lifecycle(only({ from: '2026-10-26', to: '2026-11-15' }))
  expect(weeks.map(({ weekOn, new: fresh }) => [weekOn, fresh])).toEqual([
    ['2026-10-26', 1],
    ['2026-11-02', 0],
    ['2026-11-09', 0],
  ])
  expect((await school.reports.churn(only({ to: '2026-10-31' }))).month.on).toBe('2026-10-04')
  expect((await school.reports.timeSpread(only({ from: '2026-11-20' }))).days).toBe(6)
  expect((await school.reports.habit(only({ to: '2026-10-31' }))).learners).toBe(1)
  expect(school.failures).toEqual([])
})

test('the parts of the audience make up the whole, by device, by cohort and by source', async () => {
  const sumsOf = async (filters: Partial<PulseFilters>) => {
    const [{ days }, { enrolled }] = await Promise.all([
      school.reports.activity(only(filters)),
      school.reports.completion(only(filters)),
    ])
    return [...days.flatMap(({ dau, wau, mau, learningS }) => [dau, wau, mau, learningS]), enrolled]
  }
  const whole = await sumsOf({})
  const partitions: Partial<PulseFilters>[][] = [
    (['phone', 'tablet', 'desktop', 'unknown'] as const).map((device) => ({ device })),
    ['2026-09', '2026-10', '2026-11'].map((cohort) => ({ cohort })),
    ['bilibili', 'unknown'].map((source) => ({ source })),
  ]
  for (const parts of partitions) {
    const sums = await Promise.all(parts.map(sumsOf))
    expect(sums.reduce((all, part) => all.map((value, n) => value + (part[n] ?? 0)))).toEqual(whole)
  }
  expect(school.failures).toEqual([])
})

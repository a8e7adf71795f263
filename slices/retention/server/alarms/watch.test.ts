import { expect, test } from 'vitest'
import { answerOn, badDay, givenWatchedSchool } from '../testing/alarms.ts'
import { course, registered } from '../testing/fixture.ts'
import { createWatch } from './watch.ts'

type Watched = Awaited<ReturnType<typeof givenWatchedSchool>>

const alarmsOf = ({ db }: Watched) =>
  db
    .selectFrom('alarm')
    .select(['series', 'course_id', 'first_on', 'last_on', 'observed', 'expected', 'state'])
    .orderBy('series')
    .orderBy('course_id', (by) => by.asc().nullsFirst())
    .execute()

const school = {
  series: 'learners',
  course_id: null,
  first_on: badDay,
  last_on: badDay,
  observed: 8,
  expected: 20,
}

test('a day on which twelve of twenty stay away raises one alarm for the school and one for their course', async () => {
  const watched = await givenWatchedSchool()
  // Two servers at once.
  await Promise.all([watched.watch(), watched.watch()])
  expect(watched.school.failures).toEqual([])
  const alarms = await alarmsOf(watched)
  expect(alarms).toMatchObject([
    { ...school, state: 'recovered' },
    { ...school, course_id: course('c2'), observed: 0, expected: 8, state: 'recovered' },
  ])

  // Judged again, nothing is raised twice.
  await watched.watch()
  expect(await alarmsOf(watched)).toEqual(alarms)

  // The figures are those of Pulse.
  const everybody = { population: 'real', scope: { everyCourse: true } } as const
  const { days } = await watched.school.reports.activity(everybody)
  expect(days.find(({ on }) => on === badDay)?.dau).toBe(alarms[0]?.observed)
})

test('late work takes an alarm back, and leaves the one that it does not explain', async () => {
  const watched = await givenWatchedSchool()
  await watched.watch()
  await watched.late(['l9', 'l10', 'l11', 'l12', 'l13', 'l14'].map((who) => answerOn(who, badDay)))
  const now = await alarmsOf(watched)
  expect(now.map(({ state }) => state)).toEqual(['gone', 'recovered'])
})

test('the next bad day makes the alarm longer, and a good one ends it', async () => {
  const watched = await givenWatchedSchool()
  await watched.watch()
  watched.school.clock.advance(86_400_000) // Saturday the 21st is over, and nobody came.
  await watched.late([])
  const states = async () =>
    (await alarmsOf(watched))
      .filter(({ course_id }) => course_id === null)
      .map(({ first_on, state }) => [first_on, state])
  expect(await states()).toEqual([
    [badDay, 'recovered'],
    ['2026-11-21', 'open'],
  ])
  watched.school.clock.advance(86_400_000)
  await watched.late([])
  expect((await alarmsOf(watched)).find(({ state }) => state === 'open')).toMatchObject({
    first_on: '2026-11-21',
    last_on: '2026-11-22',
    observed: 0,
  })
})

test('wrong answers raise an alarm on the share of the day', async () => {
  const watched = await givenWatchedSchool()
  const wrong = (n: number, times: number) =>
    Array.from({ length: times }, (_, each) =>
      answerOn(`l${n}`, '2026-11-20', {
        id: `wrong ${n} ${each}`,
        at: `2026-11-20T1${each}:00:00Z`,
        payload: { isRight: false },
      }),
    )
  await watched.late([...wrong(1, 8), ...wrong(2, 4)])
  expect((await alarmsOf(watched))[0]).toMatchObject({
    series: 'errors',
    course_id: null,
    observed: 12,
    state: 'open',
  })
})

test('simulated learners have alarms of their own, which leave with them', async () => {
  const watched = await givenWatchedSchool()
  const simulated = registered('s1').map((event) => ({ ...event, simulated: true }))
  await watched.late([...simulated, answerOn('s1', '2026-11-10', { simulated: true })])
  const rows = await watched.db.selectFrom('alarm_watch').select(['population', 'verdict']).execute()
  expect(rows.filter(({ population }) => population === 'simulated')[0]?.verdict).toBe('learning')
  expect(rows.filter(({ population }) => population === 'real').length).toBeGreaterThan(2)
})

test('the job judges what has not been judged for a minute, and never half a copy of the log', async () => {
  const watched = await givenWatchedSchool()
  const now = watched.school.clock.now()
  const readAt = async () =>
    (await watched.db.selectFrom('alarm_watch').select('read_at').limit(1).executeTakeFirst())?.read_at
  const behind = { ...watched.needs, analyticsBehindS: () => Promise.resolve(3_600) }
  await createWatch(behind).job.runDue(now)
  expect(await readAt()).toBeUndefined()
  await createWatch(watched.needs).job.runDue(now)
  expect(await readAt()).toEqual(now)
  await createWatch(watched.needs).job.runDue(new Date(now.getTime() + 1_000))
  expect(await readAt()).toEqual(now)
})

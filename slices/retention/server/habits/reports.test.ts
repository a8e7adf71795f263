import { expect, test } from 'vitest'
import type { Question } from '../ask.ts'
import { addDays } from '../day.ts'
import { answered, course, type GivenEvent, givenSchool, registered } from '../testing/fixture.ts'

/** Tuesday; the last day that is over everywhere is Sunday, 22 November. */
const now = '2026-11-24T10:00:00Z'
const lastDay = '2026-11-22'
const everything: Question = { population: 'real', scope: { everyCourse: true } }

async function given(...events: readonly GivenEvent[][]) {
  const school = await givenSchool(now)
  await school.ship(events.flat())
  await school.count()
  return school
}
/** Days before the last complete one, at a time. */
const on = (who: string, days: readonly number[], time = '10:00:00', rest: Partial<GivenEvent> = {}) =>
  days.map((n) => answered(who, `${addDays(lastDay, -n)}T${time}Z`, rest))

test('habit counts the active days of four complete weeks, and those at the usual hour', async () => {
  const { reports, failures } = await given(
    registered('often', 'rare', 'night', 'today'),
    on('often', [0, 1, 2, 3, 4, 5, 6, 7], '09:10:00'),
    on('often', [8], '21:00:00'), // far from the usual time
    on('rare', [27]),
    on('rare', [28]), // the day before the four weeks
    on('rare', [27], '23:00:00', { course: 'c2' }), // the same day
    // Around midnight: 23:40 and 00:10 are half an hour apart.
    on('night', [1, 2], '23:40:00'),
    on('night', [3, 4], '00:10:00'),
    on('today', [-1]),
  )
  const habit = await reports.habit(everything)
  expect(failures).toEqual([])
  expect(habit).toMatchObject({ learners: 3, daysPerWeek: (9 + 1 + 4) / 4 / 3, sameHour: (8 + 4) / 13 })
  expect(habit.buckets.map(({ learners }) => learners)).toEqual([1, 1, 1, 0, 0, 0])
  const { learners } = await reports.habit({
    ...everything,
    scope: { everyCourse: false, courses: [course('c2')] },
  })
  expect(learners).toBe(1)
  // Whoever has a habit is a monthly learner on the last complete day.
  const { days } = await reports.activity(everything)
  expect(habit.learners).toBe(days.find((day) => day.on === lastDay)?.mau)
})

test('time is of days with a learning act: the mean, the middle, and how many days are how long', async () => {
  const attended = (who: string, n: number, minutes: number) =>
    Array.from({ length: minutes }, (_, minute) => {
      const at = `${addDays(lastDay, -n)}T10:${String(minute).padStart(2, '0')}:00Z`
      return answered(who, at, { name: 'learning.attended', payload: { startedAt: at, durationS: 60 } })
    })
  const { reports, failures } = await given(
    registered('ann', 'ben'),
    on('ann', [0, 1]),
    attended('ann', 0, 12),
    attended('ann', 1, 3),
    on('ben', [1]),
    attended('ben', 1, 45),
    attended('ben', 2, 30), // without an act
    on('ben', [40]),
    attended('ben', 40, 50),
  )
  expect(await reports.timeSpread(everything)).toMatchObject({
    days: 3,
    meanS: (60 * 60) / 3,
    medianS: 12 * 60,
    ranges: [1, 0, 1, 0, 1, 0].map((days) => ({ days })),
  })
  expect(failures).toEqual([])
  // The mean times the days is the learning time of the weeks, of days with an act.
  expect(await reports.timeSpread({ ...everything, population: 'simulated' })).toMatchObject({
    days: 0,
    meanS: null,
    medianS: null,
  })
})

test('survival knows who has left, who goes on and who has finished', async () => {
  const many = (word: string) => Array.from({ length: 10 }, (_, n) => `${word} ${n}`)
  const [gone, stays, done] = [many('gone'), many('stays'), many('done')]
  const { reports, failures } = await given(
    registered(...gone, ...stays, ...done),
    ...gone.map((who) => on(who, [60, 50])), // left in the second week
    ...stays.map((who) => on(who, [60, 27])), // silent for 27 days only
    ...done.map((who) => on(who, [60, 40])),
    ...done.map((who) =>
      on(who, [40], '11:00:00', { name: 'learning.course_completed', payload: { by: 'learning' } }),
    ),
  )
  const { weeks } = await reports.survival(everything)
  expect(failures).toEqual([])
  expect(weeks.map(({ week, atRisk, gone: left }) => [week, atRisk, left])).toEqual([
    [0, 30, 0],
    [1, 30, 0],
    [2, 20, 10],
    [3, 10, 0],
    [4, 10, 0],
  ])
  expect(weeks.at(-1)?.share).toBeCloseTo(2 / 3)
})

test('going on after errors is another answer within a day of the second wrong one in a row', async () => {
  const tried = (
    who: string,
    at: string,
    isRight: boolean | null,
    word = 'q1',
    rest: Partial<GivenEvent> = {},
  ) => answered(who, at, { step: word, payload: { isRight }, ...rest })
  const { reports, failures } = await given(
    registered('goes-on', 'stops', 'later', 'mends', 'thrice', 'recent'),
    [
      tried('goes-on', '2026-11-10T10:00:00Z', false),
      tried('goes-on', '2026-11-10T10:01:00Z', false),
      tried('goes-on', '2026-11-11T10:00:59Z', null, 'open'),
      tried('stops', '2026-11-10T10:00:00Z', false),
      { ...tried('stops', '2026-11-10T10:01:00Z', false), id: 'told twice' },
      { ...tried('stops', '2026-11-10T10:01:00Z', false), id: 'told twice' },
      tried('later', '2026-11-10T10:00:00Z', false, 'q1', { course: 'c2' }),
      tried('later', '2026-11-10T10:01:00Z', false, 'q1', { course: 'c2' }),
      tried('later', '2026-11-12T10:00:00Z', true, 'q1', { course: 'c2' }),
      tried('mends', '2026-11-10T10:00:00Z', false),
      tried('mends', '2026-11-10T10:01:00Z', true),
      tried('mends', '2026-11-10T10:02:00Z', false, 'q2'), // another question: not in a row
      ...[0, 1, 2].map((minute) => tried('thrice', `2026-11-10T10:0${minute}:00Z`, false)),
      tried('recent', '2026-11-22T10:00:00Z', false),
      tried('recent', '2026-11-22T10:01:00Z', false), // its 24 hours are not over everywhere
    ],
  )
  expect(await reports.persistence(everything)).toMatchObject({ moments: 4, learners: 4, wentOn: 2 / 4 })
  expect(failures).toEqual([])
  expect(
    await reports.persistence({ ...everything, scope: { everyCourse: false, courses: [course('c2')] } }),
  ).toMatchObject({ moments: 1, wentOn: 0 })
  expect(await reports.persistence({ ...everything, population: 'simulated' })).toMatchObject({
    moments: 0,
    wentOn: null,
  })
})

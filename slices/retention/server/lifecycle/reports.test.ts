import { expect, test } from 'vitest'
import type { Question } from '../ask.ts'
import { answered, course, type GivenEvent, givenSchool, registered } from '../testing/fixture.ts'

/** Tuesday; the last day that is over everywhere is Sunday, 22 November. */
const now = '2026-11-24T10:00:00Z'
const everything: Question = { population: 'real', scope: { everyCourse: true } }
const only = (word: string): Question => ({
  population: 'real',
  scope: { everyCourse: false, courses: [course(word)] },
})

async function given(...events: readonly GivenEvent[][]) {
  const school = await givenSchool(now)
  await school.ship(events.flat())
  await school.count()
  return school
}
const enrolled = (who: string, at: string, word = 'c1') =>
  answered(who, at, { name: 'learning.enrolled', course: word, payload: { courseVersion: 1 } })
const completed = (who: string, at: string, word = 'c1') =>
  answered(who, at, {
    name: 'learning.course_completed',
    course: word,
    payload: { by: 'learning', courseVersion: 1 },
  })

test('each week has its new, retained, resurrected and lapsed learners', async () => {
  const { reports, failures } = await given(
    registered('old', 'steady', 'pause', 'once', 'today'),
    registered('sim').map((event) => ({ ...event, simulated: true })),
    [
      answered('old', '2026-06-01T10:00:00Z'), // long before the twelve weeks
      answered('old', '2026-11-16T00:10:00Z'),
      answered('steady', '2026-11-08T23:50:00Z'), // a Sunday
      answered('steady', '2026-11-09T00:10:00Z'), // the Monday after it
      answered('steady', '2026-11-22T10:00:00Z'),
      answered('pause', '2026-11-02T10:00:00Z'),
      answered('pause', '2026-11-17T10:00:00Z', { course: 'c2' }),
      answered('once', '2026-11-10T10:00:00Z'),
      answered('today', '2026-11-23T10:00:00Z'), // of a week that is not over
      answered('sim', '2026-11-10T10:00:00Z', { simulated: true }),
    ],
  )
  const { weeks } = await reports.lifecycle(everything)
  expect(failures).toEqual([])
  expect(weeks).toEqual([
    { weekOn: '2026-11-02', new: 2, retained: 0, resurrected: 0, lapsed: 0 },
    { weekOn: '2026-11-09', new: 1, retained: 1, resurrected: 0, lapsed: 1 }, // once, steady; pause
    { weekOn: '2026-11-16', new: 0, retained: 1, resurrected: 2, lapsed: 1 }, // steady; old and pause; once
  ])
  expect((await reports.lifecycle(only('c2'))).weeks).toEqual([
    { weekOn: '2026-11-16', new: 1, retained: 0, resurrected: 0, lapsed: 0 },
  ])
  expect((await reports.lifecycle({ ...everything, population: 'simulated' })).weeks).toHaveLength(2)
})

test('churn counts those who had something left to finish and stayed away for a week', async () => {
  const { reports, failures } = await given(
    registered('gone', 'stayed', 'finished', 'finished-later', 'not-enrolled', 'late', 'two'),
    [
      enrolled('gone', '2026-11-09T10:00:00Z'),
      answered('gone', '2026-11-10T10:00:00Z'),
      enrolled('stayed', '2026-11-09T10:00:00Z'),
      answered('stayed', '2026-11-10T10:00:00Z'),
      answered('stayed', '2026-11-20T10:00:00Z'),
      // Finished before the week was over: nothing to come back for.
      enrolled('finished', '2026-11-09T10:00:00Z'),
      answered('finished', '2026-11-10T10:00:00Z'),
      completed('finished', '2026-11-15T10:00:00Z'),
      // Finished in the week that is looked at, which is an act of hers too.
      enrolled('finished-later', '2026-06-01T10:00:00Z'),
      answered('finished-later', '2026-11-10T10:00:00Z'),
      answered('finished-later', '2026-11-16T10:00:00Z'),
      completed('finished-later', '2026-11-16T10:00:00Z'),
      answered('not-enrolled', '2026-11-10T10:00:00Z'),
      // Enrolled only after the week in which he was active.
      answered('late', '2026-11-10T10:00:00Z'),
      enrolled('late', '2026-11-16T10:00:00Z'),
      // One course is done, another is not.
      enrolled('two', '2026-11-02T10:00:00Z'),
      completed('two', '2026-11-03T10:00:00Z'),
      enrolled('two', '2026-11-02T10:00:00Z', 'c2'),
      answered('two', '2026-11-10T10:00:00Z', { course: 'c2' }),
    ],
  )
  const { weeks } = await reports.churn(everything)
  expect(failures).toEqual([])
  expect(weeks).toEqual([
    // In the base: gone, stayed, finished-later and two; away: gone and two.
    { on: '2026-11-16', base: 4, lost: 2, churn: 0.5 },
  ])
  expect((await reports.churn(only('c1'))).weeks).toEqual([
    { on: '2026-11-16', base: 3, lost: 1, churn: 1 / 3 },
  ])
})

test('the month is the last 28 complete days against the 28 before', async () => {
  const { reports } = await given(registered('gone', 'stayed', 'earlier', 'later'), [
    // The 28 days before end on 25 October; the month begins on the 26th.
    ...['gone', 'stayed', 'earlier', 'later'].map((who) => enrolled(who, '2026-09-01T10:00:00Z')),
    answered('gone', '2026-10-25T10:00:00Z'),
    answered('stayed', '2026-09-28T10:00:00Z'),
    answered('stayed', '2026-11-22T10:00:00Z'),
    answered('earlier', '2026-09-27T10:00:00Z'),
    answered('later', '2026-10-26T10:00:00Z'),
  ])
  expect((await reports.churn(everything)).month).toEqual({ on: '2026-10-26', base: 2, lost: 1, churn: 0.5 })
})

test('a school without learners has neither', async () => {
  const { reports } = await givenSchool(now)
  expect((await reports.lifecycle(everything)).weeks).toEqual([])
  expect(await reports.churn(everything)).toMatchObject({
    weeks: [],
    month: { on: '2026-10-26', base: 0, lost: 0, churn: null },
  })
})

import { expect, test } from 'vitest'
import {
  answered,
  course,
  type GivenEvent,
  givenSchool,
  idOf,
  operator,
  registered,
  step,
  unit,
} from '../testing/fixture.ts'
import type { UnitAsked } from './rows.ts'

/** Tuesday; the last day that is over everywhere is Sunday, 22 November. */
const now = '2026-11-24T10:00:00Z'
const outlines = [
  {
    courseId: course('c1'),
    title: { en: 'First' },
    units: [
      { unitId: unit('u1'), title: { en: 'One' }, stepIds: [step('s1'), step('v'), step('s3')] },
      { unitId: unit('u2'), title: { en: 'Two' }, stepIds: [] },
    ],
  },
]
const asked: UnitAsked = { population: 'real', unitId: unit('u1'), scope: { everyCourse: true } }

const opened = (who: string, at = '2026-11-01T10:00:00Z') =>
  answered(who, at, { name: 'learning.unit_opened' })
const did = (who: string, word: string, at = '2026-11-01T10:05:00Z') =>
  answered(who, at, { name: 'learning.step_completed', step: word, payload: { by: 'learning' } })
const played = (who: string, fromS: number, toS: number, at = '2026-11-01T10:06:00Z') =>
  answered(who, at, { name: 'learning.watched', step: 'v', payload: { fromS, toS } })
const finished = (who: string) =>
  answered(who, '2026-11-01T11:00:00Z', { name: 'learning.unit_completed', payload: { by: 'learning' } })

async function given(...events: readonly GivenEvent[][]) {
  const school = await givenSchool(now, outlines)
  await school.ship(events.flat())
  await school.count()
  return school
}

test('step by step it is known who is still there, and who left makes the drop-off of the unit', async () => {
  const { reports, failures } = await given(
    registered('opened', 'one', 'skipped', 'done', 'back', 'recent'),
    [
      opened('opened'),
      opened('one'),
      did('one', 's1'),
      // Passed the video by.
      opened('skipped'),
      did('skipped', 's1'),
      did('skipped', 's3'),
      opened('done'),
      ...['s1', 'v', 's3'].map((word) => did('done', word)),
      finished('done'),
      opened('back'),
      did('back', 's1'),
      answered('back', '2026-11-10T10:00:00Z', { unit: 'u2' }),
      opened('recent', '2026-11-09T10:00:00Z'),
      opened('a guest'),
      did('a guest', 's1'),
    ],
  )
  const { title, stages } = await reports.unitSteps(asked)
  expect(failures).toEqual([])
  expect(title).toEqual({ en: 'One' })
  expect(stages.map(({ stillThere, left }) => [stillThere, left])).toEqual([
    [5, 1], // opened
    [4, 1], // one; back came back
    [2, 0],
    [2, 1], // skipped, who never finished
  ])
  const drop = (await reports.dropOff({ population: 'real', scope: { everyCourse: true } })).units[0]
  expect(stages[0]?.stillThere).toBe(drop?.opened)
  expect(stages.reduce((sum, { left }) => sum + left, 0)).toBe(drop?.lost)

  const nobody = { stepId: null, fromS: 0, toS: 0 }
  expect((await reports.unitLeft(asked, { ...nobody, place: 0 }, operator)).learners).toHaveLength(1)
  expect((await reports.unitLeft(asked, { ...nobody, place: 2 }, operator)).learners).toEqual([])
})

test('second by second it is known who is still there, what is played again, and where they left', async () => {
  const school = await given(registered('far', 'gone', 'again'), [
    ...['far', 'gone', 'again'].map((who) => opened(who)),
    played('far', 0, 4),
    played('far', 4.2, 6, '2026-11-01T10:07:00Z'),
    finished('far'),
    { ...played('gone', 0, 3.4), id: 'told twice' },
    { ...played('gone', 0, 3.4), id: 'told twice' },
    played('again', 0, 3),
    played('again', 1, 3, '2026-11-20T10:07:00Z'), // not silent for 14 days
    played('a guest', 0, 6),
  ])
  const { videos } = await school.reports.unitSeconds(asked)
  expect(school.failures).toEqual([])
  expect(videos).toEqual([
    {
      stepId: step('v'),
      stepNumber: 2,
      starters: 3,
      still: [1, 1, 1, 1 / 3, 1 / 3, 1 / 3],
      replays: [0, 1 / 3, 1 / 3, 0, 0, 0],
      left: [0, 0, 1, 0, 0, 0],
    },
  ])
  const left = await school.reports.unitLeft(
    asked,
    { place: null, stepId: step('v'), fromS: 0, toS: 5 },
    operator,
  )
  expect([left.left, left.learners.length]).toEqual([1, 1])
})

test('the acts of a merged guest are those of the account, and a unit of a course that is not taught is not shown', async () => {
  const { reports } = await given(registered('ann'), [
    opened('guest'),
    did('guest', 's1'),
    played('guest', 0, 2),
    {
      name: 'identity.guest_merged',
      who: 'ann',
      at: '2026-11-02T10:00:00Z',
      payload: { guestId: idOf('guest') },
    },
  ])
  expect((await reports.unitSteps(asked)).stages.map(({ stillThere }) => stillThere)).toEqual([1, 1, 0, 0])
  expect((await reports.unitSeconds(asked)).videos[0]?.starters).toBe(1)
  const hidden = { ...asked, scope: { everyCourse: false, courses: [course('c2')] } } as const
  expect(await reports.unitSteps(hidden)).toMatchObject({ title: null, stages: [] })
  expect((await reports.unitSeconds(hidden)).videos).toEqual([])
})

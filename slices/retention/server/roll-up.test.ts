import { beforeAll, expect, test } from 'vitest'
import { answered, type GivenEvent, givenSchool, idOf, registered } from './testing/fixture.ts'

type School = Awaited<ReturnType<typeof givenSchool>>
let school: School

beforeAll(async () => {
  school = await givenSchool('2026-11-22T10:00:00Z')
})

/** The day of one learner in all courses, as the reports read it. */
async function dayOf(who: string, day = '2026-11-20', course = '') {
  const courseId = course === '' ? '00000000-0000-0000-0000-000000000000' : idOf(course)
  const [row] = await school.rows<Record<string, unknown>>(
    `select is_active, media_s, step_count, answer_count, learning_s from learner_day final
     where learner_id = '${idOf(who)}' and local_day = '${day}' and course_id = '${courseId}'`,
  )
  return row
}
const watched = (who: string, at: string, fromS: number, toS: number, rest: Partial<GivenEvent> = {}) =>
  answered(who, at, { name: 'learning.watched', payload: { fromS, toS }, ...rest })
const attended = (who: string, startedAt: string, durationS: number, rest: Partial<GivenEvent> = {}) =>
  answered(who, startedAt, { name: 'learning.attended', payload: { startedAt, durationS }, ...rest })

test('ten seconds of media are a learning act, replays count, and courses add up for the day', async () => {
  await school.ship([
    watched('replays', '2026-11-20T10:00:00Z', 0, 5),
    watched('replays', '2026-11-20T10:01:00Z', 0, 5),
    watched('too-little', '2026-11-20T10:00:00Z', 0, 9.9),
    watched('two-courses', '2026-11-20T10:00:00Z', 0, 6, { course: 'c1' }),
    watched('two-courses', '2026-11-20T10:00:00Z', 0, 6, { course: 'c2' }),
  ])
  await school.count()
  expect(await dayOf('replays')).toMatchObject({ is_active: true, media_s: 10 })
  expect(await dayOf('too-little')).toMatchObject({ is_active: false, media_s: 9.9 })
  expect(await dayOf('two-courses')).toMatchObject({ is_active: true })
  expect(await dayOf('two-courses', '2026-11-20', 'c1')).toMatchObject({ is_active: false })
})

test('a step marked as done by self, or an opened unit, is no learning act', async () => {
  const step = (who: string, by: string) =>
    answered(who, '2026-11-20T10:00:00Z', { name: 'learning.step_completed', payload: { by } })
  await school.ship([
    step('self', 'self'),
    step('learning', 'learning'),
    answered('opens', '2026-11-20T10:00:00Z', { name: 'learning.unit_opened' }),
    answered('answers', '2026-11-20T10:00:00Z'),
  ])
  await school.count()
  expect(await dayOf('self')).toMatchObject({ is_active: false, step_count: 0 })
  expect(await dayOf('learning')).toMatchObject({ is_active: true, step_count: 1 })
  expect(await dayOf('opens')).toMatchObject({ is_active: false })
  expect(await dayOf('answers')).toMatchObject({ is_active: true, answer_count: 1 })
})

test('learning time is the union over tabs and devices, each clock corrected', async () => {
  await school.ship([
    attended('tabs', '2026-11-20T10:00:00Z', 60),
    attended('tabs', '2026-11-20T10:00:30Z', 60),
    attended('tabs', '2026-11-20T11:00:00Z', 20.5, { course: 'c2' }),
    attended('skewed', '2026-11-20T10:00:00Z', 60),
    attended('skewed', '2026-11-20T07:00:00Z', 60, {
      at: '2026-11-20T10:00:00Z',
      context: { offsetMs: 3 * 3_600_000 },
    }),
  ])
  await school.count()
  expect(await dayOf('tabs')).toMatchObject({ learning_s: 110.5, is_active: false })
  expect(await dayOf('tabs', '2026-11-20', 'c1')).toMatchObject({ learning_s: 90 })
  expect(await dayOf('skewed')).toMatchObject({ learning_s: 60 })
})

test('an event that arrives twice, or days late, is counted once in its own day', async () => {
  const once = answered('twice', '2026-11-20T10:00:00Z', { id: 'the same answer' })
  await school.ship([once, once])
  await school.count()
  await school.ship([once, answered('twice', '2026-10-01T10:00:00Z')])
  await school.count()
  expect(await dayOf('twice')).toMatchObject({ answer_count: 1 })
  expect(await dayOf('twice', '2026-10-01')).toMatchObject({ answer_count: 1 })
})

test("a merged guest's days move to the account, and the guest's own become zero", async () => {
  await school.ship([
    ...registered('member'),
    answered('guest', '2026-11-19T10:00:00Z'),
    answered('guest', '2026-11-20T10:00:00Z'),
    attended('guest', '2026-11-20T10:00:00Z', 60),
    attended('member', '2026-11-20T10:00:30Z', 60),
  ])
  await school.count()
  await school.ship([
    {
      name: 'identity.guest_merged',
      who: 'member',
      at: '2026-11-21T10:00:00Z',
      payload: { guestId: idOf('guest') },
    },
  ])
  // The first recount marks the guest's days, and counts them with it.
  await school.count()
  expect(await dayOf('guest')).toMatchObject({ is_active: false, answer_count: 0, learning_s: 0 })
  expect(await dayOf('member')).toMatchObject({ is_active: true, answer_count: 1, learning_s: 90 })
  expect(await dayOf('member', '2026-11-19')).toMatchObject({ is_active: true })

  await school.ship([answered('guest', '2026-11-18T10:00:00Z')])
  await school.count()
  expect(await dayOf('member', '2026-11-18')).toMatchObject({ is_active: true })
})

test('counting everything again changes no number', async () => {
  const all = 'select * except version from learner_day final order by all'
  const before = await school.rows(all)
  await school.client.command({ query: 'truncate table roll_up' })
  await school.count()
  expect(await school.rows(all)).toEqual(before)
  expect(before.length).toBeGreaterThan(10)
})

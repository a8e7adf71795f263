import { connectAnalytics } from '@banxue/platform/clickhouse/connect'
import { beforeAll, expect, test } from 'vitest'
import { createLearningTime } from './learning-time.ts'
import { answered, course, type GivenEvent, givenSchool, idOf, registered } from './testing/fixture.ts'

type School = Awaited<ReturnType<typeof givenSchool>>
let school: School

beforeAll(async () => {
  school = await givenSchool('2026-11-22T10:00:00Z')
  await school.ship(registered('ann'))
})

const completedAt = new Date('2026-11-20T11:00:00Z')
const timeOf = (who: string) => createLearningTime(school.needs)(idOf(who), course('c1'), completedAt)
const attended = (who: string, startedAt: string, rest: Partial<GivenEvent> = {}) =>
  answered(who, startedAt, { name: 'learning.attended', payload: { startedAt, durationS: 60 }, ...rest })
const completed = (who: string) =>
  answered(who, completedAt.toISOString(), { name: 'learning.course_completed', payload: { by: 'learning' } })

test('it is the union over tabs, of all days in this course, the guest’s before sign-up too', async () => {
  await school.ship([
    attended('ann', '2026-11-19T10:00:00Z'),
    attended('ann', '2026-11-20T10:00:00Z'),
    attended('ann', '2026-11-20T10:00:30Z'),
    attended('ann', '2026-11-20T10:10:00Z', { course: 'c2' }),
    attended('guest', '2026-11-18T10:00:00Z'),
    {
      name: 'identity.guest_merged',
      who: 'ann',
      at: '2026-11-19T09:00:00Z',
      payload: { guestId: idOf('guest') },
    },
    completed('ann'),
  ])
  await school.count()

  expect(await timeOf('ann')).toBe(60 + 90 + 60)
})

test('before the completion is counted there is no number, not a smaller one', async () => {
  await school.ship([attended('ben', '2026-11-20T10:00:00Z')])
  await school.count()
  expect(await timeOf('ben')).toBeNull()

  await school.ship([completed('ben')])
  expect(await timeOf('ben')).toBeNull()
  await school.count()
  expect(await timeOf('ben')).toBe(60)
})

test('nothing is known of a stranger, and nothing while the store is away', async () => {
  expect(await timeOf('stranger')).toBeNull()

  const away = connectAnalytics('http://127.0.0.1:1')
  const unanswered = createLearningTime({ ...school.needs, analytics: away })
  expect(await unanswered(idOf('ann'), course('c1'), completedAt)).toBeNull()
  expect(school.failures).toHaveLength(1)
})

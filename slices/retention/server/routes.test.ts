import { call } from '@orpc/server'
import type { Actor } from '@banxue/platform/auth/actor'
import { expect, test } from 'vitest'
import { createRetention } from './index.ts'
import { noAlarms } from './testing/alarms.ts'
import { answered, course, givenSchool, registered } from './testing/fixture.ts'
import { noMail } from './testing/weekly-mail.ts'

const outline = (word: string) => ({ courseId: course(word), title: { en: word }, units: [] })
const actor = (roles: string[]): Actor => ({
  personId: crypto.randomUUID(),
  kind: 'member',
  roles,
  simulated: false,
  language: 'en',
  zone: 'Asia/Shanghai',
  sessionId: 'one',
})
const as = (roles: string[]) => ({
  context: {
    actor: actor(roles),
    language: 'en' as const,
    ref: 'test',
    headers: new Headers(),
    resHeaders: new Headers(),
  },
})

test('operators see all courses, instructors those they teach, learners nothing', async () => {
  const school = await givenSchool('2026-11-22T10:00:00Z', [outline('c1'), outline('c2')])
  await school.ship([
    ...registered('ann', 'ben'),
    answered('ann', '2026-11-22T09:00:00Z'),
    answered('ben', '2026-11-22T09:00:00Z', { course: 'c2' }),
  ])
  await school.count()
  const { routes } = createRetention({
    ...school.needs,
    ...noMail,
    ...noAlarms,
    courses: { ...school.needs.courses, taughtBy: () => Promise.resolve([course('c2')]) },
  })
  const dau = async (roles: string[], courseId = null as ReturnType<typeof course> | null) =>
    (await call(routes.activity, { population: 'real', courseId }, as(roles))).days.at(-1)?.dau

  expect(await dau(['learner', 'operator'])).toBe(2)
  expect(await dau(['learner', 'operator'], course('c1'))).toBe(1)
  expect(await dau(['learner', 'instructor'])).toBe(1)
  expect(await dau(['learner', 'instructor'], course('c1'))).toBe(0)
  await expect(dau(['learner'])).rejects.toMatchObject({ code: 'FORBIDDEN' })

  const hidden = await call(
    routes.troubledLearners,
    { population: 'real', courseId: course('c1') },
    as(['instructor']),
  )
  expect(hidden.learners).toEqual([])
  const period = { population: 'real', period: 'week' } as const
  expect((await call(routes.playback, period, as(['operator']))).days).toHaveLength(7)
  await expect(call(routes.stutters, period, as(['learner']))).rejects.toMatchObject({ code: 'FORBIDDEN' })

  const { courses } = await call(routes.headline, { population: 'real' }, as(['instructor']))
  expect(courses.map(({ title }) => title.en)).toEqual(['c2'])
  expect((await call(routes.definitions, undefined, as(['instructor']))).length).toBeGreaterThan(9)
})

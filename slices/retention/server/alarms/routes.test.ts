import { call } from '@orpc/server'
import { expect, test } from 'vitest'
import { as, badDay, givenWatchedSchool } from '../testing/alarms.ts'
import { course } from '../testing/fixture.ts'

const real = { population: 'real' } as const

test('an operator sees an alarm, finds who carries it, and says what there is to it', async () => {
  const watched = await givenWatchedSchool()
  const { routes, looks, db } = watched
  const operator = as(['learner', 'operator'], await givenPerson(watched))
  expect(await call(routes.alarms, real, operator)).toMatchObject({ alarms: [], readAt: null })

  await watched.watch()
  const { alarms, ...list } = await call(routes.alarms, real, operator)
  expect(alarms).toMatchObject([
    {
      series: 'learners',
      courseId: null,
      firstOn: badDay,
      lastOn: badDay,
      days: 1,
      observed: 8,
      expected: 20,
      state: 'recovered',
      acknowledged: null,
      judgement: null,
      notes: 0,
      alsoIn: [{ courseId: course('c2'), courseTitle: { en: 'c2' } }],
    },
  ])
  expect(list).toMatchObject({ readThrough: '2026-11-20', judged: 0, real: 0 })
  expect(list.watched).toEqual([
    { series: 'learners', courses: 2, state: 'watched', knownFrom: '2026-11-02' },
    { series: 'time', courses: 0, state: 'nothing', knownFrom: null },
    { series: 'completion', courses: 0, state: 'nothing', knownFrom: null },
    { series: 'errors', courses: 2, state: 'watched', knownFrom: '2026-11-02' },
    { series: 'quality', courses: 0, state: 'nothing', knownFrom: null },
  ])
  const id = alarms[0]?.id ?? crypto.randomUUID()

  // Twenty were expected, twelve did not come: l9 to l12 of the first course, everybody of the second.
  const carriers = await call(routes.alarmCarriers, { id }, operator)
  expect(carriers).toMatchObject({ hit: 12, of: 20, people: 12 })
  expect(carriers.carriers.map(({ kind, value, hit, of }) => [kind, value, hit, of])).toEqual([
    ['course', course('c2'), 8, 8],
    ['unit', carriers.carriers[1]?.value, 8, 8],
  ])
  expect(carriers.carriers[1]?.title).toEqual({ en: 'uc2' })
  expect(looks).toEqual([])
  const { people, learners } = await call(routes.alarmLearners, { id }, operator)
  expect([people, learners.length]).toEqual([12, 12])
  expect(looks[0]).toHaveLength(12)

  await call(routes.acknowledgeAlarm, { id, isAcknowledged: true }, operator)
  const noteId = crypto.randomUUID()
  for (const text of ['A holiday in the north.', 'sent twice'])
    await call(routes.noteAlarm, { id, noteId, text }, operator)
  await call(routes.judgeAlarm, { id, isReal: true }, operator)
  const page = await call(routes.alarm, { id }, operator)
  expect(page.notes.map(({ text }) => text)).toEqual(['A holiday in the north.'])
  expect(page.alarm).toMatchObject({
    acknowledged: { by: expect.stringContaining('staff') },
    judgement: { isReal: true },
    notes: 1,
  })
  expect(page.days.find(({ on }) => on === badDay)).toMatchObject({ value: 8, expected: 20, isUnusual: true })
  expect(await call(routes.alarms, real, operator)).toMatchObject({ judged: 1, real: 1 })

  // What the staff said stays when somebody of it is erased.
  await db.deleteFrom('person' as never).execute()
  expect((await call(routes.alarm, { id }, operator)).notes).toMatchObject([{ by: null }])
})

test('an instructor sees the alarms of courses taught, learners none', async () => {
  const watched = await givenWatchedSchool([course('c2')])
  await watched.watch()
  const { routes } = watched
  const instructor = as(['learner', 'instructor'])
  const { alarms } = await call(routes.alarms, real, instructor)
  expect(alarms).toMatchObject([{ series: 'learners', courseId: course('c2'), observed: 0, alsoIn: [] }])
  const school = (await call(routes.alarms, real, as(['operator']))).alarms[0]
  const id = school?.id ?? crypto.randomUUID()
  await expect(call(routes.alarm, { id }, instructor)).rejects.toMatchObject({ code: 'NO_SUCH_ALARM' })
  await expect(call(routes.judgeAlarm, { id, isReal: true }, instructor)).rejects.toMatchObject({
    code: 'NO_SUCH_ALARM',
  })
  await expect(call(routes.alarmLearners, { id }, instructor)).rejects.toMatchObject({
    code: 'NO_SUCH_ALARM',
  })
  await expect(call(routes.alarms, real, as(['learner']))).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

/** Somebody whose account the database knows. */
async function givenPerson({ db }: Awaited<ReturnType<typeof givenWatchedSchool>>): Promise<string> {
  const id = crypto.randomUUID()
  await db
    .insertInto('person' as never)
    .values({ id, language: 'en', zone: 'UTC' } as never)
    .execute()
  return id
}

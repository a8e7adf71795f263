import { call } from '@orpc/server'
import { expect, test } from 'vitest'
import type { AlarmSeries } from '#retention/contract'
import { AlarmId } from '#retention/contract'
import { answerOn, as, givenWatchedSchool } from '../testing/alarms.ts'
import { bad, good } from '../testing/quality.ts'
import { course, unit } from '../testing/fixture.ts'
import { type CarrierRow, carriersOf } from './carriers.ts'

const day = '2026-11-20'
const operator = as(['operator'])

test('a group carries an alarm where it has more of it than everybody together', () => {
  const row = (kind: CarrierRow['kind'], value: string, hit: number, of: number): CarrierRow => ({
    kind,
    value,
    hit,
    of,
    people: hit,
    lastAtMs: 0,
  })
  const rows = [
    row('all', '', 30, 100),
    row('device', 'phone', 28, 60),
    row('device', 'desktop', 2, 40),
    row('unit', 'every', 30, 100),
    row('unit', 'one', 1, 1),
    ...[5, 4, 3, 2].map((hit) => row('region', `R${hit}`, hit, hit)),
  ]
  expect(carriersOf(rows, () => null).map(({ value, more }) => [value, more])).toEqual([
    ['phone', 10],
    ['R5', 3.5],
    ['R4', 2.8],
    ['R3', 2.1],
  ])
  expect(carriersOf([], () => null)).toEqual([])
})

test('wrong answers are carried by units and by those who gave them', async () => {
  const watched = await givenWatchedSchool()
  const wrong = (n: number, times: number) =>
    Array.from({ length: times }, (_, each) =>
      answerOn(`l${n}`, day, {
        id: `wrong ${n} ${each}`,
        at: `${day}T1${each}:00:00Z`,
        payload: { isRight: false },
      }),
    )
  await watched.late([...wrong(1, 8), ...wrong(2, 4)])
  const id = await idOfAlarm(watched, 'errors')
  const carriers = await call(watched.routes.alarmCarriers, { id }, operator)
  // Twenty right answers of the day, and twelve wrong ones in the first course.
  expect(carriers).toMatchObject({ hit: 12, of: 32, people: 2 })
  expect(carriers.carriers.map(({ kind, value, hit, of }) => [kind, value, hit, of])).toEqual([
    ['course', course('c1'), 12, 24],
    ['unit', unit('uc1'), 12, 24],
  ])
  const { learners } = await call(watched.routes.alarmLearners, { id }, operator)
  expect(learners.map(({ hits }) => hits)).toEqual([8, 4])
  const { days } = await call(watched.routes.alarm, { id }, operator)
  expect(days.at(-1)).toMatchObject({ on: day, value: 12 / 32, isUnusual: true })
})

test('bad sittings are carried by devices, units and those who had them', async () => {
  const watched = await givenWatchedSchool()
  const place = { course: 'c1', unit: 'uc1' }
  await watched.late([
    ...bad('one', 'l1', `${day}T10:00:00Z`, { ...place, device: 'phone' }),
    ...bad('two', 'l1', `${day}T11:00:00Z`, { ...place, device: 'phone' }),
    ...good('three', 'l2', `${day}T10:00:00Z`, { ...place, device: 'desktop' }),
    ...good('four', 'l13', `${day}T10:00:00Z`, { course: 'c2', unit: 'uc2', device: 'desktop' }),
  ])
  const id = await givenAlarm(watched, 'quality')
  const carriers = await call(watched.routes.alarmCarriers, { id }, operator)
  expect(carriers).toMatchObject({ hit: 2, of: 4, people: 1 })
  expect(carriers.carriers.map(({ kind, value, hit, of }) => [kind, value, hit, of])).toEqual([
    ['course', course('c1'), 2, 3],
    ['device', 'phone', 2, 2],
    ['unit', unit('uc1'), 2, 3],
  ])
  const { people, learners } = await call(watched.routes.alarmLearners, { id }, operator)
  expect([people, learners.map(({ hits }) => hits)]).toEqual([1, [2]])
})

type Watched = Awaited<ReturnType<typeof givenWatchedSchool>>

async function idOfAlarm({ db }: Watched, series: AlarmSeries): Promise<AlarmId> {
  const row = await db
    .selectFrom('alarm')
    .select('id')
    .where('series', '=', series)
    .where('course_id', 'is', null)
    .executeTakeFirstOrThrow()
  return row.id
}

/** An alarm that was raised on the day. */
async function givenAlarm({ db, school }: Watched, series: AlarmSeries): Promise<AlarmId> {
  const id = AlarmId.parse(crypto.randomUUID())
  const figures = { observed: 2, expected: 0.2, out_of: 4, chance: 0.01 }
  await db
    .insertInto('alarm')
    .values({
      id,
      population: 'real',
      series,
      course_id: null,
      first_on: day,
      last_on: day,
      ...figures,
      state: 'open',
      raised_at: school.clock.now(),
      acknowledged_by: null,
      acknowledged_at: null,
      is_real: null,
      judged_by: null,
      judged_at: null,
    })
    .execute()
  return id
}

import { readFileSync } from 'node:fs'
import { statementsOf } from '@banxue/platform/clickhouse/statements'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { answered, course, type GivenEvent, givenSchool, idOf, registered } from './testing/fixture.ts'

let school: Awaited<ReturnType<typeof givenSchool>>
beforeAll(async () => {
  school = await givenSchool('2026-11-22T10:00:00Z')
})
beforeEach(() => school.clear())

const opened = (who: string, at: string, rest: Partial<GivenEvent> = {}) =>
  answered(who, at, { name: 'learning.unit_opened', ...rest })
const completed = (who: string, at: string) => answered(who, at, { name: 'learning.unit_completed' })

const unitOf = async (who: string) =>
  (
    await school.rows(
      `select opened_on, completed_on, last_on, toString(last_at) as last_at, is_followed
       from learner_unit final where learner_id = '${idOf(who)}' and unit_id = '${idOf('u1')}'`,
    )
  )[0]

test('a unit has its first opening, its completion and its last event, whatever order they come in', async () => {
  await school.ship([completed('ann', '2026-11-03T10:00:00Z'), opened('ann', '2026-11-02T10:00:00Z')])
  await school.count()
  const late = opened('ann', '2026-11-01T10:00:00Z', { id: 'late' })
  await school.ship([late, late, answered('ann', '2026-11-05T10:00:00Z')])
  await school.count()
  expect(await unitOf('ann')).toEqual({
    opened_on: '2026-11-01',
    completed_on: '2026-11-03',
    last_on: '2026-11-05',
    last_at: '2026-11-05 10:00:00.000',
    is_followed: false,
  })
})

test('the last event is followed where an act in the course came later on its day, also when that arrives late', async () => {
  await school.ship([opened('ann', '2026-11-02T10:00:00Z')])
  await school.count()
  expect(await unitOf('ann')).toMatchObject({ completed_on: null, is_followed: false })
  await school.ship([answered('ann', '2026-11-02T10:00:01Z', { unit: 'u2' })])
  await school.count()
  expect(await unitOf('ann')).toMatchObject({ last_at: '2026-11-02 10:00:00.000', is_followed: true })
  await school.ship([opened('ann', '2026-11-02T10:00:02Z')])
  await school.count()
  expect(await unitOf('ann')).toMatchObject({ last_at: '2026-11-02 10:00:02.000', is_followed: false })
})

test('active days are bits from any day on, and days before it are remembered as earlier', async () => {
  const active = ['2026-04-26', '2026-04-27', '2026-05-10', '2026-05-11', '2026-08-31']
  await school.ship([...registered('ann'), ...active.map((day) => answered('ann', `${day}T10:00:00Z`))])
  await school.count()
  const since = async (first: string) =>
    (
      await school.rows<{ bits: number[]; is_earlier: boolean }>(
        `select arrayFilter(n -> bitAnd(bitShiftRight(days, n), 1) = 1, range(128)) as bits, is_earlier
         from active_since(first = toDate('${first}'), courses = [toUUID('${course('c1')}')])`,
      )
    )[0]
  expect(await since('2026-04-26')).toEqual({ bits: [0, 1, 14, 15, 127], is_earlier: false })
  expect(await since('2026-04-27')).toEqual({ bits: [0, 13, 14, 126], is_earlier: true })
  expect(await since('2026-05-11')).toEqual({ bits: [0, 112], is_earlier: true })
  expect(await since('2026-12-01')).toEqual({ bits: [], is_earlier: true })
  expect(await since('2026-04-01')).toEqual({ bits: [25, 26, 39, 40], is_earlier: false })
})

test('a school that counted before these rows were kept has them at once, and twice is once', async () => {
  await school.ship([
    ...registered('ann', 'ben'),
    opened('ann', '2026-11-02T10:00:00Z'),
    answered('ann', '2026-11-02T11:00:00Z', { unit: 'u2' }),
    completed('ben', '2026-05-01T10:00:00Z'),
    answered('ben', '2026-05-01T09:00:00Z'),
  ])
  await school.count()
  const kept = async () => [
    await school.rows('select *, last_on, last_at, is_followed from learner_unit final order by all'),
    await school.rows('select * from active_days final order by all'),
  ]
  const before = await kept()
  const migration = statementsOf(
    readFileSync(new URL('migrations/0003_learner_unit.ch.sql', import.meta.url), 'utf8'),
  )
  for (const query of [
    'truncate table learner_unit',
    'truncate table active_days',
    ...migration,
    ...migration,
  ])
    await school.client.command({ query })
  expect(await kept()).toEqual(before)
  expect(before.map((rows) => rows.length)).toEqual([3, 6])
})

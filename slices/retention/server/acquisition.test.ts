import { readFileSync } from 'node:fs'
import { statementsOf } from '@banxue/platform/clickhouse/statements'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { createAnalytics } from './analytics.ts'
import { exportArrival } from './arrival-export.ts'
import { answered, type GivenEvent, givenSchool, idOf, visited } from './testing/fixture.ts'

let school: Awaited<ReturnType<typeof givenSchool>>
beforeAll(async () => {
  school = await givenSchool('2026-11-22T10:00:00Z')
})
beforeEach(() => school.clear())

const signedUp = (who: string, visitor?: string, at = '2026-11-10T10:00:00Z'): GivenEvent => ({
  name: 'identity.person_registered',
  who,
  at,
  ...(visitor === undefined ? {} : { visitor }),
})

/** Source, medium and campaign of somebody. */
async function broughtBy(who: string) {
  const [row] = await school.rows<{ source: string; medium: string; campaign: string }>(
    `select source, medium, campaign from acquisition where learner_id = '${idOf(who)}'`,
  )
  return row && [row.source, row.medium, row.campaign]
}

test('the first visit of the browser counts, in whatever order and however often events come', async () => {
  const wechat = visited('phone', '2026-11-02T10:00:00Z', ['wechat', 'social', 'autumn'])
  await school.ship([
    signedUp('ann', 'phone'),
    visited('phone', '2026-11-10T09:00:00Z', ['direct']),
    visited('desk', '2026-11-01T10:00:00Z', ['newsletter']),
  ])
  expect(await broughtBy('ann')).toEqual(['direct', '', ''])
  await school.ship([wechat, wechat, signedUp('ann', 'phone')])
  expect(await broughtBy('ann')).toEqual(['wechat', 'social', 'autumn'])
})

test('whose visit is not known, or came after the sign-up, is of unknown source', async () => {
  await school.ship([
    signedUp('old'),
    signedUp('late', 'phone'),
    visited('phone', '2026-11-10T10:01:01Z', ['newsletter']),
    signedUp('skewed', 'desk'),
    visited('desk', '2026-11-10T10:00:59Z', ['wechat']),
    answered('guest', '2026-11-10T10:00:00Z', { visitor: 'tablet' }),
    visited('tablet', '2026-11-09T10:00:00Z', ['wechat']),
  ])
  expect(await broughtBy('old')).toEqual(['unknown', '', ''])
  expect(await broughtBy('late')).toEqual(['unknown', '', ''])
  expect(await broughtBy('skewed')).toEqual(['wechat', '', ''])
  expect(await broughtBy('guest')).toBeUndefined()
})

test('a person’s copy of their data says what brought them, a guest’s too, and nothing of others', async () => {
  await school.ship([
    visited('phone', '2026-11-02T10:00:00Z', ['wechat', 'social', 'autumn']),
    visited('phone', '2026-11-03T10:00:00Z', ['direct']),
    visited('desk', '2026-11-01T10:00:00Z', ['newsletter']),
    signedUp('ann', 'phone'),
    answered('ann', '2026-11-11T10:00:00Z', { visitor: 'desk' }),
    answered('guest', '2026-11-12T10:00:00Z', { visitor: 'desk' }),
  ])
  const copyOf = (who: string) => {
    const [table] = exportArrival(createAnalytics(school.client))(idOf(who))
    return Array.fromAsync(table?.rows() ?? [])
  }
  expect(await copyOf('ann')).toEqual([
    { source: 'wechat', medium: 'social', campaign: 'autumn', visitedAt: new Date('2026-11-02T10:00:00Z') },
  ])
  expect(await copyOf('guest')).toMatchObject([{ source: 'newsletter' }])
  expect(await copyOf('stranger')).toEqual([])
})

test('a school that was there before has its accounts and browsers at once, and twice is once', async () => {
  await school.ship([
    signedUp('ann', 'phone'),
    signedUp('ben'),
    answered('ann', '2026-11-11T10:00:00Z', { visitor: 'desk' }),
    answered('ann', '2026-11-12T10:00:00Z', { visitor: 'desk' }),
  ])
  const kept = async () => [
    await school.rows('select * from registration final order by all'),
    await school.rows('select * from browser_person final order by all'),
  ]
  const live = await kept()
  expect(live.map(({ length }) => length)).toEqual([2, 2])
  const file = new URL('migrations/0010_acquisition.ch.sql', import.meta.url)
  for (let times = 0; times < 2; times += 1) {
    for (const query of statementsOf(readFileSync(file, 'utf8'))) await school.client.command({ query })
    expect(await kept()).toEqual(live)
  }
})

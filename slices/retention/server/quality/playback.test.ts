import { beforeAll, expect, test } from 'vitest'
import { idOf, registered } from '../testing/fixture.ts'
import { asked, askedOf, bad, givenEvents, good } from '../testing/quality.ts'
import { sitting } from '../testing/sittings.ts'
import type { QualityAsked } from './reports.ts'

let school: Awaited<ReturnType<typeof givenEvents>>
beforeAll(async () => {
  school = await givenEvents(
    registered('ann', 'ben', 'staff'),
    registered('sim').map((event) => ({ ...event, simulated: true })),
    [
      {
        name: 'identity.roles_changed',
        who: 'staff',
        at: '2026-01-02T00:00:00Z',
        payload: { roles: ['learner', 'instructor'] },
      },
      {
        name: 'identity.guest_merged',
        who: 'ann',
        at: '2026-11-21T00:00:00Z',
        payload: { guestId: idOf('guest of ann') },
      },
    ],
    sitting('one', {
      who: 'ann',
      at: '2026-11-18T10:00:00Z',
      startupMs: 400,
      playedS: 1800,
      stalledMs: 20_000,
      stallCount: 2,
      switchCount: 1,
      meanBitrateBps: 1_000_000,
    }),
    sitting('two', {
      who: 'ben',
      at: '2026-11-18T11:00:00Z',
      device: 'desktop',
      network: '3g',
      region: 'DE',
      startupMs: 5_000,
      playedS: 900,
      stalledMs: 80_000,
      stallCount: 4,
      switchCount: 5,
      meanBitrateBps: 400_000,
    }),
    // Over midnight: it counts on the day it began; nothing is known of its bitrate.
    sitting('night', {
      who: 'guest of ann',
      at: '2026-11-19T23:55:00Z',
      endedAt: '2026-11-20T00:25:00Z',
      startupMs: 600,
      playedS: 900,
    }),
    sitting('given up', { who: 'ben', at: '2026-11-20T10:00:00Z', exit: 'before_start', waitedMs: 4_500 }),
    sitting('failed', { who: 'ben', at: '2026-11-20T11:00:00Z', exit: 'failed', startupMs: null }),
    sitting('untold', { who: 'ann', at: '2026-11-20T12:00:00Z', startupMs: 700, endedAt: null }),
    sitting('before', { who: 'ann', at: '2026-11-15T23:59:59Z', startupMs: 9_000 }),
    bad('by staff', 'staff', '2026-11-20T10:00:00Z'),
    bad('by a guest', 'nobody', '2026-11-20T10:00:00Z'),
    bad('simulated', 'sim', '2026-11-20T10:00:00Z', { simulated: true }),
    good('elsewhere', 'ben', '2026-11-20T13:00:00Z', { course: 'c2', startupMs: 800 }),
  )
  // Everything once more, as a rebuild or a repeat brings it.
  await school.ship(sitting('one', { who: 'ann', at: '2026-11-18T10:00:00Z', startupMs: 400 }).slice(0, 1))
})

test('the figures of a period are those counted by hand', async () => {
  const { overall, isStale } = await school.reports.playback(askedOf('c1'))
  expect(school.failures).toEqual([])
  expect(isStale).toBe(false)
  expect(overall).toEqual({
    sittings: 6,
    untold: 1,
    playedS: 3600,
    startupP50Ms: 650, // 400, 600, 700 and 5000
    startupP95Ms: expect.closeTo(700 + 0.85 * 4300),
    rebufferRatio: 100 / 3700,
    stallsPerHour: 6,
    bitrateBps: (1_000_000 * 1800 + 400_000 * 900) / 2700,
    switchesPerHour: 6,
    failureRate: 1 / 6,
    exitRate: 1 / 6,
    badShare: 3 / 6, // two, given up, failed
  })
})

test('every day has its row, and a day that goes on says so', async () => {
  const { days } = await school.reports.playback(askedOf('c1'))
  expect(days.map(({ on, sittings, isComplete }) => [on, sittings, isComplete])).toEqual([
    ['2026-11-16', 0, true],
    ['2026-11-17', 0, true],
    ['2026-11-18', 2, true],
    ['2026-11-19', 1, true],
    ['2026-11-20', 3, true],
    ['2026-11-21', 0, false],
    ['2026-11-22', 0, false],
  ])
  expect(days[0]).toMatchObject({ startupP50Ms: null, rebufferRatio: null, failureRate: null })
  expect(days[3]).toMatchObject({ startupP50Ms: 600, playedS: 900, rebufferRatio: 0 })
})

test('a filter leaves its own dimension whole, so that it can be compared and changed', async () => {
  const sittings = (rows: readonly { value: string; sittings: number }[]) =>
    rows.map((row) => [row.value, row.sittings])
  const { overall, devices, networks, regions } = await school.reports.playback({
    ...askedOf('c1'),
    device: 'desktop',
  })
  expect(overall.sittings).toBe(1)
  expect(sittings(devices)).toEqual([
    ['phone', 5],
    ['desktop', 1],
  ])
  expect(sittings(networks)).toEqual([['3g', 1]])
  expect(sittings(regions)).toEqual([['DE', 1]])
  expect((await school.reports.playback({ ...asked, region: 'DE', network: '4g' })).overall.sittings).toBe(0)
})

test('another course is another answer, and simulated learners are never mixed in', async () => {
  const sittings = async (question: QualityAsked) =>
    (await school.reports.playback(question)).overall.sittings
  expect(await sittings(asked)).toBe(7)
  expect(await sittings(askedOf('c2'))).toBe(1)
  expect(await sittings({ ...asked, period: 'month' })).toBe(8)
  expect(await sittings({ ...asked, population: 'simulated' })).toBe(1)
})

import { expect, test } from 'vitest'
import {
  operator,
  answered,
  course,
  type GivenEvent,
  idOf,
  registered,
  step,
  unit,
} from '../testing/fixture.ts'
import { asked, askedOf, bad, givenEvents, good } from '../testing/quality.ts'
import { sitting } from '../testing/sittings.ts'

test('the videos with most trouble come first, with what learners said of them', async () => {
  const school = await givenEvents(
    registered('ann', 'ben'),
    bad('a', 'ann', '2026-11-18T10:00:00Z'),
    bad('b', 'ben', '2026-11-18T10:00:00Z'),
    good('c', 'ben', '2026-11-18T11:00:00Z', { stalledMs: 0 }),
    bad('d', 'ben', '2026-11-18T12:00:00Z', { unit: 'u2', step: 's2', device: 'desktop' }),
    [
      stutter('ann', '2026-11-18T10:01:00Z', { id: 'said' }),
      stutter('ann', '2026-11-18T10:01:00Z', { id: 'said' }),
      stutter('nobody', '2026-11-18T10:01:00Z'),
      stutter('ben', '2026-11-19T10:01:00Z', { unit: 'gone', step: 's9' }),
    ],
  )
  const { units } = await school.reports.troubledUnits(asked)
  expect(school.failures).toEqual([])
  expect(units).toEqual([
    {
      courseId: course('c1'),
      unitId: unit('u1'),
      unitTitle: { en: 'One' },
      stepId: step('s1'),
      stepNumber: 2,
      sittings: 3,
      learners: 2,
      bad: 2,
      badShare: 2 / 3,
      startupP95Ms: 500,
      rebufferRatio: 20 / 800,
      failed: 0,
      givenUp: 0,
      stutterReports: 1,
    },
    expect.objectContaining({
      unitTitle: { en: 'Two' },
      stepNumber: 1,
      sittings: 1,
      bad: 1,
      stutterReports: 0,
    }),
    expect.objectContaining({
      unitTitle: null,
      stepNumber: null,
      sittings: 0,
      badShare: null,
      stutterReports: 1,
    }),
  ])
  const { units: desktop } = await school.reports.troubledUnits({ ...asked, device: 'desktop' })
  expect(desktop.map(({ stepId }) => stepId)).toEqual([step('s2')])
  expect((await school.reports.troubledUnits({ ...asked, population: 'simulated' })).units).toEqual([])
})

test('learners with trouble come by their last, with whether they came back on a later day', async () => {
  const school = await givenEvents(
    registered('ann', 'ben', 'fine', 'gone'),
    bad('a', 'ann', '2026-11-16T10:00:00Z', { startupMs: 6_000 }),
    good('b', 'ann', '2026-11-17T10:00:00Z', { stalledMs: 600 }),
    bad('c', 'ann', '2026-11-18T10:00:00Z', { unit: 'u2', device: 'desktop', network: '3g', region: 'DE' }),
    bad('d', 'ben', '2026-11-19T10:00:00Z'),
    sitting('e', { who: 'ben', at: '2026-11-19T11:00:00Z', exit: 'before_start', waitedMs: 3_000 }),
    good('f', 'fine', '2026-11-19T11:00:00Z'),
    bad('g', 'gone', '2026-11-19T11:00:00Z'),
    [
      answered('ann', '2026-11-19T10:00:00Z'),
      answered('ben', '2026-11-19T12:00:00Z'), // the same day
      answered('ben', '2026-11-20T12:00:00Z', { name: 'learning.unit_opened' }), // no learning act
      { name: 'identity.person_erased', who: 'gone', at: '2026-11-20T00:00:00Z' },
    ],
  )
  const { learners } = await school.reports.troubledLearners(asked, operator)
  expect(school.failures).toEqual([])
  expect(learners).toEqual([
    {
      name: expect.any(String),
      courseId: course('c1'),
      unitId: unit('u1'),
      unitTitle: { en: 'One' },
      sittings: 2,
      bad: 1,
      slowestMs: 500,
      rebufferRatio: 0.1,
      failed: 0,
      givenUp: 1,
      lastAt: new Date('2026-11-19T10:00:00Z'),
      device: 'phone',
      network: '4g',
      region: 'CN',
      isBackSince: false,
    },
    expect.objectContaining({
      unitTitle: { en: 'Two' },
      sittings: 3,
      bad: 2,
      slowestMs: 6_000,
      rebufferRatio: 0.1,
      lastAt: new Date('2026-11-18T10:00:00Z'),
      device: 'desktop',
      network: '3g',
      region: 'DE',
      isBackSince: true,
    }),
  ])
})

test('what learners did after their first day with a video, bad and good apart', async () => {
  const school = await givenEvents(
    registered('a', 'b', 'c', 'd', 'e', 'f', 'early', 'late', 'before'),
    // The seven days up to 13 November; the seven after that are over on the 20th.
    bad('a1', 'a', '2026-11-07T10:00:00Z'),
    good('a2', 'a', '2026-11-07T11:00:00Z', { unit: 'u2' }), // the bad one counts
    bad('b1', 'b', '2026-11-13T10:00:00Z'),
    bad('c1', 'c', '2026-11-08T10:00:00Z'),
    good('d1', 'd', '2026-11-08T10:00:00Z'),
    bad('d2', 'd', '2026-11-09T10:00:00Z'), // not the first day
    good('e1', 'e', '2026-11-08T10:00:00Z'),
    good('f1', 'f', '2026-11-08T10:00:00Z'),
    bad('early', 'early', '2026-11-06T10:00:00Z'),
    bad('late', 'late', '2026-11-14T10:00:00Z'),
    [
      answered('a', '2026-11-07T12:00:00Z'), // the same day is not again
      answered('b', '2026-11-20T10:00:00Z'), // the seventh day
      completed('b', '2026-11-13T11:00:00Z'),
      answered('c', '2026-11-16T10:00:00Z'), // the eighth day
      completed('c', '2026-11-16T10:00:00Z'),
      answered('d', '2026-11-09T10:00:00Z'),
      completed('d', '2026-11-15T10:00:00Z'),
      answered('e', '2026-11-10T10:00:00Z', { course: 'c2' }),
      completed('e', '2026-11-01T10:00:00Z'), // before: nothing was at stake
      completed('f', '2026-11-09T10:00:00Z', 'u2'), // another unit
    ],
  )
  const { activeAgain, unitCompleted } = await school.reports.afterTrouble(asked)
  expect(school.failures).toEqual([])
  const counts = ({ afterBad, afterGood }: typeof activeAgain) =>
    [afterBad, afterGood].map((group) => group && [group.count, group.of])
  expect(counts(activeAgain)).toEqual([
    [1, 3], // b of a, b, c
    [2, 3], // d and e of d, e, f
  ])
  expect(counts(unitCompleted)).toEqual([
    [1, 3],
    [1, 2],
  ])
  expect(activeAgain).toMatchObject({ verdict: 'too_early' })
  expect(counts((await school.reports.afterTrouble(askedOf('c1'))).activeAgain)).toEqual([
    [1, 3],
    [1, 3],
  ])
  expect(
    counts((await school.reports.afterTrouble({ ...asked, population: 'simulated' })).activeAgain),
  ).toEqual([null, null])
})

test('reports of stutter bring the minute before, the latest first', async () => {
  const facts = [
    { agoS: 1, bufferedS: 0, bandwidthBps: 300_000, heightPx: 360, isStalled: true, droppedFrames: 3 },
    { agoS: 30, bufferedS: 12, bandwidthBps: null, heightPx: 720, isStalled: false, droppedFrames: null },
  ]
  const school = await givenEvents(registered('ann', 'ben'), [
    stutter('ann', '2026-11-18T10:00:00Z', { facts, region: 'CN', device: 'phone' }),
    stutter('ben', '2026-11-19T10:00:00Z', { id: 'twice', course: 'c2' }),
    stutter('ben', '2026-11-19T10:00:00Z', { id: 'twice', course: 'c2' }),
    stutter('a guest', '2026-11-19T10:00:00Z'),
    stutter('ann', '2026-11-01T10:00:00Z'),
  ])
  const { reports } = await school.reports.stutters(asked, operator)
  expect(school.failures).toEqual([])
  expect(reports.map(({ at }) => at.toISOString())).toEqual([
    '2026-11-19T10:00:00.000Z',
    '2026-11-18T10:00:00.000Z',
  ])
  expect(reports[1]).toMatchObject({
    unitTitle: { en: 'One' },
    stepNumber: 2,
    atS: 42,
    device: 'phone',
    network: '3g',
    region: 'CN',
    heightPx: 360,
    facts: [
      { agoS: 30, bufferedS: 12, bandwidthBps: null, heightPx: 720, isStalled: false },
      { agoS: 1, bufferedS: 0, bandwidthBps: 300_000, heightPx: 360, isStalled: true },
    ],
  })
  expect((await school.reports.stutters({ ...asked, network: '4g' }, operator)).reports).toEqual([])
  expect((await school.reports.stutters(askedOf('c1'), operator)).reports).toHaveLength(1)
})

test('pages are measured at their 75th percentile, visitors included', async () => {
  const page = (at: string, lcpMs: number | null, rest: Partial<GivenEvent> = {}): GivenEvent => ({
    name: 'web.page_measured',
    who: 'whoever',
    at,
    device: 'phone',
    region: 'CN',
    payload: { page: '/', ttfbMs: 100, lcpMs, inpMs: null, cls: 0.1 },
    ...rest,
  })
  const once = page('2026-11-20T10:00:00Z', 4_000, {
    id: 'once',
    device: 'desktop',
    payload: { page: '/me', ttfbMs: 300, lcpMs: 4_000, inpMs: 80, cls: null },
  })
  const school = await givenEvents([
    page('2026-11-18T10:00:00Z', 1_000),
    page('2026-11-18T11:00:00Z', 2_000),
    page('2026-11-18T12:00:00Z', null),
    once,
    once,
    page('2026-11-18T11:00:00Z', 9_000, { simulated: true }),
    page('2026-11-15T11:00:00Z', 9_000),
  ])
  await school.ship([once])
  const { overall, days, pages, devices } = await school.reports.pageVitals(asked)
  expect(school.failures).toEqual([])
  expect(overall).toEqual({ lives: 4, ttfbMs: 150, lcpMs: 3_000, inpMs: 80, cls: 0.1 })
  expect(days.map(({ lives }) => lives)).toEqual([0, 0, 3, 0, 1, 0, 0])
  expect(pages.map(({ value, lives, lcpMs }) => [value, lives, lcpMs])).toEqual([
    ['/', 3, 1_750],
    ['/me', 1, 4_000],
  ])
  expect(devices).toHaveLength(2)
  expect((await school.reports.pageVitals({ ...asked, device: 'desktop' })).overall.lives).toBe(1)
})

test('with ClickHouse away the last answer comes, marked stale, and what was never asked is empty', async () => {
  const school = await givenEvents(registered('ann'), bad('a', 'ann', '2026-11-18T10:00:00Z'))
  const before = await school.reports.playback(asked)
  school.clock.advance(60_000)
  const [database] = await school.rows<{ name: string }>('select currentDatabase() as name')
  await school.client.command({ query: `drop database ${database?.name}` })
  expect(before.isStale).toBe(false)
  expect(await school.reports.playback(asked)).toEqual({ ...before, isStale: true })
  expect(await school.reports.troubledUnits(asked)).toMatchObject({ units: [], isStale: true })
  expect(await school.reports.afterTrouble(asked)).toMatchObject({
    activeAgain: { afterBad: null, difference: null, verdict: 'too_early' },
    isStale: true,
  })
})

function completed(who: string, at: string, word = 'u1'): GivenEvent {
  return answered(who, at, { name: 'learning.unit_completed', unit: word, payload: { by: 'learning' } })
}

interface GivenStutter extends Partial<GivenEvent> {
  facts?: readonly object[]
}
function stutter(who: string, at: string, { facts = [], ...rest }: GivenStutter = {}): GivenEvent {
  const place = { courseId: course('c1'), unitId: unit('u1'), stepId: step('s1') }
  const playing = { playbackId: idOf('p'), mediaId: idOf('m'), network: '3g', bandwidthBps: null }
  return answered(who, at, {
    name: 'learning.stutter_reported',
    step: 's1',
    payload: { ...place, ...playing, mode: 'video', heightPx: 360, bitrateBps: null, atS: 42, facts },
    ...rest,
  })
}

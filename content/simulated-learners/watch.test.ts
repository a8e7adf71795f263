import type { SentEvent } from '@banxue/platform/events/contract'
import type { Playback } from '@banxue/platform/media/playback'
import { learningTelemetry } from '@banxue/slices/learning/contract'
import { expect, test } from 'vitest'
import { createMovedClock } from './moved-clock.ts'
import { randomOf } from './random.ts'
import type { InStep } from './telemetry.ts'
import { drawTraits, type Network, type Traits } from './traits.ts'
import { watch } from './watch.ts'
import type { Work } from './work-through.ts'

const id = () => crypto.randomUUID()
const place = { courseId: id(), unitId: id(), stepId: id() } as InStep
const playback: Playback = {
  mediaId: id(),
  state: 'ready',
  durationS: 62.4,
  widthPx: 1280,
  heightPx: 720,
  hlsUrl: '/master.m3u8',
  fileUrl: null,
  rungs: [720, 360].map((heightPx) => ({ heightPx, bitrateBps: heightPx * 400, url: `/${heightPx}` })),
  audioUrl: null,
  posterUrl: null,
  thumbnails: null,
  slides: [],
  captions: [],
}

function watched(seed: number, network: Network, motive: Traits['motive'] = 'steady') {
  const random = randomOf(seed)
  const work: Work = {
    clock: createMovedClock(new Date('2026-03-01T12:00:00Z')),
    traits: { ...drawTraits(random, 2), network, motive },
    random,
    watched: new Map(),
    acts: [],
    events: [],
    troubles: 0,
  }
  return { ...watch(work, place, playback, 0), work }
}
const named = (events: readonly SentEvent[], name: string) =>
  events.filter((event) => event.name === `learning.${name}`).map(({ payload }) => payload)
const sittings = (network: Network) => Array.from({ length: 200 }, (_, seed) => watched(seed, network))
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

test('all that is told of a video is telemetry as the school knows it', () => {
  const types = new Map(learningTelemetry.map((type) => [type.name as string, type]))
  for (const network of ['good', 'middling', 'poor'] as const)
    for (const { work } of sittings(network))
      for (const event of work.events) types.get(event.name)?.payload.parse(event.payload)
})

test('the stretches that are told are those that were watched, without gap or overlap', () => {
  for (const { toS, work } of sittings('poor')) {
    let at = 0
    for (const { fromS, toS: endS } of named(work.events, 'watched')) {
      expect(fromS).toBe(at)
      at = Number(endS)
    }
    expect(at).toBe(toS)
    expect(named(work.events, 'playback_ended')).toMatchObject([{ lastS: toS }])
  }
})

test('a poor line waits longer, stalls more and loses more people than a good one', () => {
  const stalls = (network: Network) =>
    mean(sittings(network).map(({ work }) => named(work.events, 'playback_stalled').length))
  const finished = (network: Network) => mean(sittings(network).map(({ isFinished }) => (isFinished ? 1 : 0)))
  expect(stalls('poor')).toBeGreaterThan(10 * stalls('good'))
  expect(finished('poor')).toBeLessThan(finished('good') - 0.1)
  expect(finished('good')).toBeGreaterThan(0.75)
})

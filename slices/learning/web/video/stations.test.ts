import type { Playback } from '@banxue/platform/media/playback'
import { expect, test } from 'vitest'
import { startAt } from './start-station.ts'
import { bestAt, chosenAt, stationsOf } from './stations.ts'

const playback: Playback = {
  mediaId: '00000000-0000-4000-8000-0000000000aa',
  state: 'ready',
  durationS: 600,
  widthPx: 1920,
  heightPx: 1080,
  hlsUrl: '/media/a/master.m3u8',
  fileUrl: null,
  rungs: [
    { heightPx: 1080, bitrateBps: 3_500_000, url: '/1080' },
    { heightPx: 720, bitrateBps: 1_300_000, url: '/720' },
    { heightPx: 360, bitrateBps: 340_000, url: '/360' },
  ],
  audioUrl: '/low',
  posterUrl: null,
  thumbnails: null,
  slides: [],
  captions: [],
}
const modes = (list: ReturnType<typeof stationsOf>) => list.map(({ mode, heightPx }) => heightPx ?? mode)

test('HLS has every rung, sound and words; a file has itself and words; a recording of sound has no picture', () => {
  expect(modes(stationsOf(playback, 'hls'))).toEqual([1080, 720, 360, 'audio', 'text'])
  expect(modes(stationsOf(playback, 'native'))).toEqual([1080, 'audio', 'text'])
  expect(modes(stationsOf(playback, 'file'))).toEqual([1080, 'text'])
  expect(modes(stationsOf({ ...playback, rungs: [], heightPx: 0, widthPx: 0 }, 'hls'))).toEqual([
    'audio',
    'text',
  ])
})

test('a choice by hand is found again, and one that is gone leaves it to the ladder', () => {
  const stations = stationsOf(playback, 'hls')
  expect([chosenAt(stations, 720), chosenAt(stations, 'text'), chosenAt(stations, 'audio')]).toEqual([
    1, 4, 3,
  ])
  expect([chosenAt(stations, 480), chosenAt(stations, 'auto')]).toEqual([null, null])
})

test('a small picture gets no more than 720p by itself, a large one all, saved data the least', () => {
  const stations = stationsOf(playback, 'hls')
  expect(bestAt(stations, { shownPx: 390, savesData: false })).toBe(1)
  expect(bestAt(stations, { shownPx: 1_000, savesData: false })).toBe(0)
  expect(bestAt(stations, { shownPx: 1_000, savesData: true })).toBe(2)
})

test.each([
  { rememberedBps: 6_000_000, agoMs: 60_000, network: '4g', at: 0 },
  { rememberedBps: 3_000_000, agoMs: 60_000, network: '4g', at: 1 },
  { rememberedBps: 400_000, agoMs: 60_000, network: '4g', at: 3 },
  { rememberedBps: 60_000_000, agoMs: 86_400_000, network: '3g', at: 2 },
  { rememberedBps: null, agoMs: 0, network: 'unknown', at: 1 },
  { rememberedBps: null, agoMs: 0, network: '2g', at: 3 },
  { rememberedBps: null, agoMs: 0, network: 'slow-2g', at: 3 },
] as const)(
  'the first frame comes at station $at where $rememberedBps bit/s were measured $agoMs ms ago on $network',
  ({ rememberedBps, agoMs, network, at }) => {
    const stations = stationsOf(playback, 'hls')
    expect(startAt(stations, { rememberedBps, rememberedAgoMs: agoMs, network }, 0)).toBe(at)
    expect(startAt(stations, { rememberedBps, rememberedAgoMs: agoMs, network }, 2)).toBe(Math.max(2, at))
  },
)

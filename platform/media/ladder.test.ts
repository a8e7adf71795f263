import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frameRateFor, ladderFor, thumbnailEveryS } from './ladder.ts'

const sizes = (widthPx: number, heightPx: number) =>
  ladderFor({ widthPx, heightPx }).map((rung) => `${rung.heightPx}: ${rung.widthPx}x${rung.tallPx}`)

test.each([
  ['1080p', 1920, 1080, ['1080: 1920x1080', '720: 1280x720', '360: 640x360']],
  ['4K', 3840, 2160, ['1080: 1920x1080', '720: 1280x720', '360: 640x360']],
  ['720p', 1280, 720, ['720: 1280x720', '360: 640x360']],
  ['a 1080p cut at its edges', 1920, 1072, ['1080: 1920x1072', '720: 1290x720', '360: 644x360']],
  ['480p', 640, 480, ['480: 640x480', '360: 480x360']],
  ['360p', 640, 360, ['360: 640x360']],
  ['smaller', 320, 240, ['240: 320x240']],
  ['upright', 1080, 1920, ['1080: 1080x1920', '720: 720x1280', '360: 360x640']],
  ['a cinema', 1920, 800, ['720: 1728x720', '360: 864x360']],
])('%s', (_name, width, height, wanted) => {
  expect(sizes(width, height)).toEqual(wanted)
})

test('whatever the source: at least one rung, sides even, none larger than the source, the highest first', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 8000 }), fc.integer({ min: 2, max: 8000 }), (widthPx, heightPx) => {
      const rungs = ladderFor({ widthPx, heightPx })
      expect(rungs.length).toBeGreaterThan(0)
      for (const { widthPx: wide, tallPx } of rungs) {
        expect([wide % 2, tallPx % 2]).toEqual([0, 0])
        expect(wide <= Math.max(2, widthPx) && tallPx <= Math.max(2, heightPx)).toBe(true)
      }
      const heights = rungs.map((rung) => rung.heightPx)
      expect(heights).toEqual([...new Set(heights)].toSorted((a, b) => b - a))
    }),
  )
})

test('360p with its sound stays below 350 kbit/s in two seconds', () => {
  const { maxRateBps, bufferBits } = ladderFor({ widthPx: 640, heightPx: 360 })[0]!
  expect(maxRateBps + bufferBits / 2 + 100_000).toBeLessThanOrEqual(350_000)
})

test.each([
  [25, false, '25'],
  [30, false, '30'],
  [29.97, false, '30000/1001'],
  [23.976, false, '24000/1001'],
  [50, false, '25'],
  [60, false, '30'],
  [59.94, false, '30000/1001'],
  [120, false, '30'],
  [15, false, '15'],
  [1, false, '10'],
  [22.3, true, '30'],
  [12.1, true, '15'],
])('%d frames a second, variable %j, become %s', (frameRate, isVariable, wanted) => {
  expect(frameRateFor({ frameRate, isVariable })).toBe(wanted)
})

test('thumbnails stand five seconds apart, further in a long recording', () => {
  expect([10, 600, 1000, 7200].map(thumbnailEveryS)).toEqual([5, 5, 5, 36])
})

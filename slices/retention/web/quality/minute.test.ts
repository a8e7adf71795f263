import { expect, test } from 'vitest'
import { minuteOf } from './minute.ts'

const fact = (agoS: number, bufferedS: number, isStalled = false, bandwidthBps: number | null = null) => ({
  agoS,
  bufferedS,
  isStalled,
  bandwidthBps,
  heightPx: 360,
})

test('stalls that follow each other are one, and the last goes on until now', () => {
  const minute = minuteOf([
    fact(60, 45, false, 900_000),
    fact(40, 3),
    fact(30, 0, true),
    fact(20, 0, true, 100_000),
    fact(10, 6),
    fact(2, 0, true),
  ])
  expect(minute.stalls).toEqual([
    { from: 30, to: 50 },
    { from: 58, to: 60 },
  ])
  expect(minute).toMatchObject({ stalledS: 22, maxBufferedS: 45, maxBandwidthBps: 900_000 })
  expect(minute.stored.slice(0, 2)).toEqual([
    { x: 0, y: 1 },
    { x: 20, y: 0.1 },
  ])
})

test('a report without facts draws nothing', () => {
  expect(minuteOf([])).toEqual({
    stored: [],
    stalls: [],
    maxBufferedS: 0,
    stalledS: 0,
    maxBandwidthBps: null,
  })
})

import { expect, test } from 'vitest'
import { bandwidthOf, measured, newMeter } from './meter.ts'

const after = (loads: { bytes: number; ms: number }[]) => loads.reduce(measured, newMeter())

test('nothing is known before the first load, and small ones say nothing', () => {
  expect(bandwidthOf(newMeter())).toBe(null)
  expect(bandwidthOf(after([{ bytes: 900, ms: 400 }]))).toBe(null)
})

test('a small load that took long says that the line is slow', () => {
  expect(bandwidthOf(after([{ bytes: 4_000, ms: 2_000 }]))).toBeCloseTo(16_000, -1)
  const lost =
    bandwidthOf(
      after([
        { bytes: 375_000, ms: 1_000 },
        { bytes: 0, ms: 5_000 },
      ]),
    ) ?? 0
  expect(lost).toBeLessThan(1_000_000)
})

test('the first load is believed whole', () => {
  expect(bandwidthOf(after([{ bytes: 375_000, ms: 1_000 }]))).toBeCloseTo(3_000_000, -1)
})

test('it falls quickly and rises slowly', () => {
  const good = after(Array.from({ length: 20 }, () => ({ bytes: 375_000, ms: 1_000 })))
  const fell = bandwidthOf(measured(good, { bytes: 32_000, ms: 4_000 })) ?? 0
  expect(fell).toBeLessThan(900_000)
  const bad = after(Array.from({ length: 20 }, () => ({ bytes: 32_000, ms: 4_000 })))
  const rose = bandwidthOf(measured(bad, { bytes: 375_000, ms: 1_000 })) ?? 0
  expect(rose).toBeGreaterThan(64_000)
  expect(rose).toBeLessThan(600_000)
})

test('a load under way can only lower what is believed, and not before a second', () => {
  const meter = after([{ bytes: 375_000, ms: 1_000 }])
  expect(bandwidthOf(meter, { bytes: 100, ms: 900 })).toBeCloseTo(3_000_000, -1)
  expect(bandwidthOf(meter, { bytes: 16_000, ms: 2_000 })).toBe(64_000)
  expect(bandwidthOf(meter, { bytes: 9_000_000, ms: 2_000 })).toBeCloseTo(3_000_000, -1)
})

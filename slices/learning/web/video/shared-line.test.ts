import { expect, test } from 'vitest'
import { carriedDuring, carriedNow } from './shared-line.ts'

const load = (startMs: number, firstMs: number, endMs: number, bytes: number) => ({
  startMs,
  firstMs,
  endMs,
  bytes,
})

test('a load alone carried its own bytes, from the first of them on', () => {
  const alone = load(0, 100, 1_100, 50_000)
  expect(carriedDuring(alone, [alone], 2_000)).toEqual({ bytes: 50_000, ms: 1_000 })
})

test('picture and sound side by side count together', () => {
  const picture = load(0, 0.001, 2_000, 75_000)
  const sound = load(0, 0.001, 1_000, 25_000)
  const { bytes, ms } = carriedDuring(picture, [picture, sound], 3_000)
  expect((8 * bytes) / ms).toBeCloseTo(400, 0)
  const early = carriedDuring(sound, [picture, sound], 3_000)
  expect((8 * early.bytes) / early.ms).toBeCloseTo(500, 0)
})

test('bytes that came all at once at the end are spread over half of the waiting', () => {
  const gathered = load(0, 2_000, 2_000, 50_000)
  expect(carriedDuring(gathered, [gathered], 2_000)).toEqual({ bytes: 50_000, ms: 1_000 })
})

test('what is under way counts from its request on, with all that came meanwhile', () => {
  const picture = load(1_000, 1_100, 0, 10_000)
  const sound = load(1_000, 1_100, 2_000, 6_000)
  expect(carriedNow([picture, sound], 3_000)).toEqual({ bytes: 16_000, ms: 2_000 })
  expect(carriedNow([sound], 3_000)).toBe(null)
})

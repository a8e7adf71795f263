import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seriesOfShares, seriesOfValues } from '../testing/series.ts'
import { judge } from './judge.ts'

/** Fridays and weekends have fewer. */
const week = [120, 118, 122, 119, 100, 60, 64]
const weeks = (count: number, scale = 1) =>
  Array.from({ length: 7 * count }, (_, n) => Math.round((week[n % 7] ?? 0) * scale))
const verdicts = (values: readonly number[], rest = {}) =>
  judge(seriesOfValues(values, rest)).map(({ verdict }) => verdict)
const unusual = (values: readonly number[], rest = {}) =>
  verdicts(values, rest).flatMap((verdict, at) => (verdict === 'unusual' ? [at] : []))

test('four weeks are learned from, and then a quiet weekend is no alarm', () => {
  const found = verdicts(weeks(8))
  expect(found.slice(0, 28).every((verdict) => verdict === 'learning')).toBe(true)
  expect(found.slice(28).every((verdict) => verdict === 'usual')).toBe(true)
})

test('half of a Tuesday is unusual, with what was expected and how rare it is', () => {
  const values = weeks(7)
  values[43] = 59
  const [day] = judge(seriesOfValues(values)).filter(({ verdict }) => verdict === 'unusual')
  expect(day).toMatchObject({ on: '2026-02-17', value: 59 })
  expect(day?.expected).toBeCloseTo(118, 0)
  expect(day?.edge).toBeLessThan(118 * 0.67)
  expect(day?.chance).toBeLessThan(1e-4)
})

test('days before the first with anybody are no history', () => {
  const found = verdicts([...Array.from({ length: 30 }, () => 0), ...weeks(5)])
  expect(found.slice(0, 58).every((verdict) => verdict === 'learning')).toBe(true)
})

test('three learners are too few to miss anybody', () => {
  const values = Array.from({ length: 50 }, () => 3)
  values[45] = 0
  expect(verdicts(values).slice(28)).toEqual(Array.from({ length: 22 }, () => 'few'))
})

test('a day of nobody is unusual', () => {
  const values = weeks(6)
  values[38] = 0
  expect(unusual(values)).toEqual([38])
})

test('growth and slow decline are no alarm', () => {
  for (const daily of [1.01, 0.985])
    expect(unusual(weeks(12).map((value, n) => Math.round(value * daily ** n)))).toEqual([])
})

test('a deadline lifts days, and the fall after it is no alarm where that is usual', () => {
  const values = weeks(12).map((value, n) => (n % 28 >= 25 ? Math.round(value * 1.5) : value))
  expect(unusual(values)).toEqual([])
})

test('a break is one stretch of seven days, and then it is the usual', () => {
  const values = [...weeks(7), ...weeks(4, 0.3)]
  expect(unusual(values)).toEqual([49, 50, 51, 52, 53, 54, 55])
})

test('a lost week does not teach that weeks are low', () => {
  const values = weeks(9)
  for (let n = 42; n < 46; n++) values[n] = Math.round((values[n] ?? 0) * 0.4)
  values[51] = 20
  expect(unusual(values)).toEqual([42, 43, 44, 45, 51])
})

test('what counts in seconds is judged by learners, so that its unit makes no difference', () => {
  const values = weeks(7)
  values[43] = 55
  expect(
    unusual(
      values.map((value) => value * 600),
      { grain: 600 },
    ),
  ).toEqual(unusual(values))
})

test('a share is judged by how many it is of', () => {
  const days = (wrong: number, of: number) => [
    ...Array.from({ length: 40 }, () => [20, 100] as const),
    [wrong, of] as const,
  ]
  const last = (wrong: number, of: number) => judge(seriesOfShares(days(wrong, of))).at(-1)
  expect(last(45, 100)?.verdict).toBe('unusual')
  expect(last(25, 100)?.verdict).toBe('usual')
  expect(last(5, 10)?.verdict).toBe('few')
  expect(last(0, 0)?.verdict).toBe('few')
  expect(last(0, 100)?.verdict).toBe('usual')
})

test('a share of nothing for weeks has an edge above nothing', () => {
  const found = judge(
    seriesOfShares([
      ...Array.from({ length: 40 }, () => [0, 100] as const),
      [1, 100] as const,
      [9, 100] as const,
    ]),
  )
  expect(found.at(-2)?.verdict).toBe('usual')
  expect(found.at(-1)?.verdict).toBe('unusual')
})

const anySeries = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 29, maxLength: 90 })

test('a day is judged by the days before it alone', () => {
  fc.assert(
    fc.property(anySeries, fc.integer({ min: 0, max: 400 }), (values, next) => {
      const before = judge(seriesOfValues(values))
      expect(judge(seriesOfValues([...values, next])).slice(0, -1)).toEqual(before)
    }),
    { numRuns: 50 },
  )
})

test('fewer is never less unusual, and the edge is where it begins', () => {
  fc.assert(
    fc.property(anySeries, fc.integer({ min: 0, max: 400 }), (values, last) => {
      const of = (value: number) => judge(seriesOfValues([...values, value])).at(-1)
      const [day, lower] = [of(last), of(Math.floor(last / 2))]
      if (day?.verdict === 'unusual') expect(lower?.verdict).toBe('unusual')
      expect(lower?.chance ?? 0).toBeLessThanOrEqual((day?.chance ?? 0) + 1e-9)
      if (day?.edge != null && day.edge > 1) expect(of(Math.floor(day.edge * 0.99))?.verdict).toBe('unusual')
    }),
    { numRuns: 50 },
  )
})

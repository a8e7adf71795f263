import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverage } from './coverage.ts'
import { type Span, union } from './spans.ts'

const cases: [string, Span[], number, number][] = [
  [
    'replayed seconds count once',
    [
      [0, 30],
      [10, 40],
    ],
    80,
    0.5,
  ],
  ['spans past the end are clipped', [[60, 200]], 80, 0.25],
  ['spans before the beginning are clipped', [[-20, 20]], 80, 0.25],
  [
    'order does not matter',
    [
      [50, 60],
      [0, 10],
    ],
    80,
    0.25,
  ],
  ['a backward span is nothing', [[60, 20]], 80, 0],
  ['a step without media is wholly played', [], 0, 1],
]
test.each(cases)('%s', (_name, spans, durationS, share) => {
  expect(coverage(spans, durationS)).toBe(share)
})

const someSpans = fc.array(fc.tuple(fc.integer({ min: -50, max: 200 }), fc.integer({ min: -50, max: 200 })))

test('the union holds exactly the seconds of its spans, disjoint and in order', () => {
  fc.assert(
    fc.property(someSpans, (spans) => {
      const disjoint = union(spans)
      for (let second = -50; second < 200; second += 1)
        expect(holds(disjoint, second)).toBe(holds(spans, second))
      disjoint.forEach(([from], index) => expect(from).toBeGreaterThan(disjoint[index - 1]?.[1] ?? -Infinity))
    }),
  )
})

test('more playing never covers less, and never more than all', () => {
  fc.assert(
    fc.property(someSpans, someSpans, fc.nat(150), (some, more, durationS) => {
      const share = coverage([...some, ...more], durationS)
      expect(share).toBeGreaterThanOrEqual(coverage(some, durationS))
      expect(share).toBeLessThanOrEqual(1)
    }),
  )
})

const holds = (spans: readonly Span[], second: number) =>
  spans.some(([from, to]) => from <= second && second < to)

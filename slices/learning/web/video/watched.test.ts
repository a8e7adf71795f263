import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joined, type Seen, shareSeen } from './seen.ts'
import { type PlaySign, type Watching, watch } from './watched.ts'

function fold(signs: readonly PlaySign[]): Seen[] {
  let watching: Watching = null
  return signs.flatMap((sign) => {
    const [next, stretches] = watch(watching, sign)
    watching = next
    return stretches
  })
}
const played = (atS: number, speed = 1): PlaySign => ({ kind: 'played', atS, speed })
const run = (fromS: number, toS: number, speed = 1): PlaySign[] =>
  Array.from({ length: Math.round((toS - fromS) * 4) + 1 }, (_, index) => played(fromS + index / 4, speed))

test('what plays is told every 15 s, and the rest at its end', () => {
  expect(fold([...run(0, 40), { kind: 'stopped' }])).toEqual([
    [0, 15],
    [15, 30],
    [30, 40],
  ])
})

test('a seek is not played', () => {
  expect(
    fold([
      ...run(0, 5),
      { kind: 'stopped' },
      { kind: 'moved', atS: 60 },
      ...run(60, 63),
      { kind: 'stopped' },
    ]),
  ).toEqual([
    [0, 5],
    [60, 63],
  ])
  expect(fold([...run(0, 5), played(90), played(90.5), { kind: 'stopped' }])).toEqual([
    [0, 5],
    [90, 90.5],
  ])
  expect(fold([...run(10, 12), ...run(3, 4), { kind: 'stopped' }])).toEqual([
    [10, 12],
    [3, 4],
  ])
})

test('twice the speed passes twice as much between two looks', () => {
  expect(fold([played(0, 2), played(3, 2), played(6, 2), { kind: 'stopped' }])).toEqual([[0, 6]])
})

test('whatever happens, stretches are at most 60 s long, forward, and never more than was passed', () => {
  const sign = fc.oneof(
    fc.record({
      kind: fc.constant('played' as const),
      atS: fc.double({ min: 0, max: 600, noNaN: true }),
      speed: fc.constantFrom(1, 2),
    }),
    fc.record({ kind: fc.constant('moved' as const), atS: fc.double({ min: 0, max: 600, noNaN: true }) }),
    fc.record({ kind: fc.constant('stopped' as const) }),
  )
  fc.assert(
    fc.property(fc.array(sign), (signs) => {
      for (const [fromS, toS] of fold(signs)) {
        expect(toS).toBeGreaterThan(fromS)
        expect(toS - fromS).toBeLessThanOrEqual(60)
      }
    }),
  )
})

test('every second counts once in what was seen', () => {
  expect(
    joined([
      [10, 20],
      [0, 5],
      [15, 30],
      [5, 6],
    ]),
  ).toEqual([
    [0, 6],
    [10, 30],
  ])
  expect(
    shareSeen(
      [
        [0, 30],
        [10, 45],
        [0, 30],
      ],
      100,
    ),
  ).toBe(0.45)
  expect(shareSeen([[0, 200]], 100)).toBe(1)
  expect(shareSeen([[0, 200]], 0)).toBe(0)
})

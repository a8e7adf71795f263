import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, difference, estimate, learnersToShow } from './compare.ts'

describe('the interval of a share', () => {
  // Newcombe 1998 (Statistics in Medicine 17), table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i is from %f to %f', (count, of, low, high) => {
    const found = estimate(count, of)
    expect(found?.low).toBeCloseTo(low, 4)
    expect(found?.high).toBeCloseTo(high, 4)
  })

  test('holds the share and stays between nobody and everybody', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (count, others) => {
        const found = estimate(count, count + others)
        if (found === null) return count + others === 0
        return 0 <= found.low && found.low <= found.value && found.value <= found.high && found.high <= 1
      }),
    )
  })
})

test.each([
  // Newcombe 1998 (Statistics in Medicine 17), table II, method 10.
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [10, 10, 0, 20, 0.6791, 1],
])('the difference of %i of %i and %i of %i is from %f to %f', (a, m, b, n, low, high) => {
  const [first, second] = [estimate(a, m), estimate(b, n)]
  if (first === null || second === null) throw new Error('Both groups have somebody.')
  const found = difference(first, second)
  expect(found.low).toBeCloseTo(low, 4)
  expect(found.high).toBeCloseTo(high, 4)
})

test('to see 25 % become 28 % takes about 3,400 learners in each group', () => {
  expect(Math.round(learnersToShow(0.265, 0.03) / 100)).toBe(34)
})

test('no word on a difference before each group has thirty learners', () => {
  expect(compare({ count: 0, of: 29 }, { count: 400, of: 400 })).toMatchObject({ verdict: 'too_early' })
  expect(compare({ count: 0, of: 30 }, { count: 400, of: 400 })).toMatchObject({ verdict: 'lower' })
  expect(compare({ count: 200, of: 400 }, { count: 100, of: 400 })).toMatchObject({ verdict: 'higher' })
  expect(compare({ count: 20, of: 40 }, { count: 21, of: 40 })).toMatchObject({ verdict: 'no_difference' })
})

test('an empty group compares with nothing, and says how many it would need', () => {
  const found = compare({ count: 0, of: 0 }, { count: 5, of: 10 })
  expect(found).toMatchObject({ afterBad: null, difference: null, verdict: 'too_early' })
  expect(found.missing).toBe(learnersToShow(0.5, 0.05))
})

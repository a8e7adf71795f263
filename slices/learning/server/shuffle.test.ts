import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shuffled } from './shuffle.ts'

test('what is shuffled is all there, the same for the same seed, and never in the order it came in', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 12 }),
      fc.oneof(fc.uuid(), fc.string()),
      (all, seed) => {
        const mixed = shuffled(all, seed)
        expect(new Set(mixed)).toEqual(new Set(all))
        expect(mixed).toHaveLength(all.length)
        expect(mixed).not.toEqual(all)
        expect(shuffled(all, seed)).toEqual(mixed)
      },
    ),
  )
})

test('over many steps every place of three is taken about as often', () => {
  const first = Array.from({ length: 3_000 }, (_, at) => shuffled(['a', 'b', 'c'], `step ${at}`)[0])
  for (const [one, least, most] of [
    ['a', 400, 800],
    ['b', 1_000, 1_600],
    ['c', 800, 1_300],
  ] as const) {
    const count = first.filter((item) => item === one).length
    expect(count).toBeGreaterThan(least)
    expect(count).toBeLessThan(most)
  }
})

import { expect, test } from 'vitest'
import { clock, stretchesOf, worstStretch } from './stretches.ts'

test('a video is cut where people count, and nobody is lost between two stretches', () => {
  const left = Array.from({ length: 47 }, (_, second) => (second === 30 ? 4 : second === 46 ? 9 : 0))
  const still = left.map((_, second) => (second <= 30 ? 1 : 0.5))
  const stretches = stretchesOf({ still, left })
  expect(stretches).toHaveLength(24)
  expect(stretches.at(-1)).toEqual({ fromS: 46, toS: 47, still: 0.5, left: 9 })
  expect(stretches.reduce((sum, one) => sum + one.left, 0)).toBe(13)
  expect(worstStretch(stretches)).toEqual({ fromS: 30, toS: 32, still: 1, left: 4 })
  expect(stretchesOf({ still: Array.from({ length: 600 }, () => 1), left: [] })[1]?.fromS).toBe(30)
})

test('where nobody leaves before the end no stretch is the worst', () => {
  expect(worstStretch(stretchesOf({ still: [1, 1], left: [0, 3] }))).toBeNull()
  expect(worstStretch([])).toBeNull()
})

test('seconds are written as players write them', () => {
  expect([0, 67, 3729].map(clock)).toEqual(['0:00', '1:07', '1:02:09'])
})

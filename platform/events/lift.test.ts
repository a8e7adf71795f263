import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineEvent } from './define.ts'
import { lift } from './lift.ts'

const Third = defineEvent({
  name: 'sample.third',
  version: 3,
  kind: 'fact',
  description: 'It has changed twice.',
  payload: z.object({ lengthMs: z.number(), isLong: z.boolean() }),
  upgrades: {
    1: ({ length, ...rest }) => ({ ...rest, lengthS: length }),
    2: ({ lengthS }) => ({ lengthMs: Number(lengthS) * 1000, isLong: Number(lengthS) > 60 }),
  },
})

test('a payload is lifted step by step to the version of the code', () => {
  expect(lift(Third, 1, { length: 90 })).toEqual({ lengthMs: 90_000, isLong: true })
  expect(lift(Third, 2, { lengthS: 9 })).toEqual({ lengthMs: 9_000, isLong: false })
  expect(lift(Third, 3, { lengthMs: 1, isLong: false })).toEqual({ lengthMs: 1, isLong: false })
})

test('a version that no step leads on from, or that is newer than the code, cannot be lifted', () => {
  expect(lift(Third, 0, {})).toBeNull()
  expect(lift(Third, 4, {})).toBeNull()
})

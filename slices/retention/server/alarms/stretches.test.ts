import { expect, test } from 'vitest'
import { addDays } from '../day.ts'
import type { JudgedDay, Verdict } from './judge.ts'
import { stretchesOf } from './stretches.ts'

const days = (marks: string): JudgedDay[] =>
  marks.split('').map((mark, n) => ({
    on: addDays('2026-03-01', n),
    value: 4,
    of: null,
    verdict: (mark === 'x' ? 'unusual' : 'usual') satisfies Verdict,
    expected: 10,
    edge: 6,
    chance: 1 / (n + 100),
  }))

test('days in a row are one stretch, since the first of them', () => {
  expect(stretchesOf(days('..xxx..'))).toEqual([
    {
      firstOn: '2026-03-03',
      lastOn: '2026-03-05',
      observed: 12,
      expected: 30,
      outOf: null,
      chance: 1 / 104,
      state: 'recovered',
    },
  ])
})

test('a stretch up to the newest day is open', () => {
  expect(stretchesOf(days('x..xx')).map(({ firstOn, state }) => [firstOn, state])).toEqual([
    ['2026-03-01', 'recovered'],
    ['2026-03-04', 'open'],
  ])
})

test('after seven days it is the usual, and what is unusual then is a stretch of its own', () => {
  expect(stretchesOf(days('xxxxxxxx')).map(({ lastOn, state }) => [lastOn, state])).toEqual([
    ['2026-03-07', 'settled'],
    ['2026-03-08', 'open'],
  ])
})

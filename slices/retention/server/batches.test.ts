import { expect, test } from 'vitest'
import { batchesOf } from './batches.ts'

test('quiet days are counted together, a busy one alone', () => {
  const days = [
    { day: '2026-11-22', people: 30_000 },
    { day: '2026-11-21', people: 10_000 },
    { day: '2026-11-20', people: 10_000 },
    { day: '2026-11-19', people: 1 },
  ]
  expect(batchesOf(days)).toEqual([['2026-11-22'], ['2026-11-21', '2026-11-20'], ['2026-11-19']])
})

test('no batch touches more days than one insert may', () => {
  const days = Array.from({ length: 200 }, (_, n) => ({ day: `day ${n}`, people: 1 }))
  expect(batchesOf(days).map((batch) => batch.length)).toEqual([90, 90, 20])
})

test('no news, no work', () => {
  expect(batchesOf([])).toEqual([])
})

import { expect, test } from 'vitest'
import { createWaitingDays } from './batches.ts'

const touched = (day: string, people: number, ...seconds: number[]) => ({ day, people, seconds })

function batchesOf(days: readonly ReturnType<typeof touched>[]) {
  const waiting = createWaitingDays()
  waiting.add(days)
  const batches: string[][] = []
  while (!waiting.isEmpty()) {
    const batch = waiting.next()
    batches.push(batch.map(({ day }) => day))
    waiting.done(batch)
  }
  return batches
}

test('the newest day comes first, quiet days together, a busy one alone', () => {
  expect(
    batchesOf([
      touched('2026-11-19', 1),
      touched('2026-11-21', 2_500),
      touched('2026-11-22', 30_000),
      touched('2026-11-20', 2_500),
    ]),
  ).toEqual([['2026-11-22'], ['2026-11-21', '2026-11-20'], ['2026-11-19']])
})

test('no batch touches more days than one insert may', () => {
  const days = Array.from({ length: 200 }, (_, n) => touched(`day ${n}`, 1))
  expect(batchesOf(days).map((batch) => batch.length)).toEqual([90, 90, 20])
})

test('a day that waits takes the news that come meanwhile', () => {
  const waiting = createWaitingDays()
  waiting.add([touched('2026-11-22', 1, 7)])
  waiting.add([touched('2026-11-22', 2, 7, 8)])
  expect(waiting.next()).toEqual([touched('2026-11-22', 3, 7, 8)])
})

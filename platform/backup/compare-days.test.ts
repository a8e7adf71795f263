import { expect, test } from 'vitest'
import { compareDays } from './compare-days.ts'

const log = [
  { day: '2026-11-01', count: 5 },
  { day: '2026-11-02', count: 3 },
]

test('equal days are equal, in whichever order they come', () => {
  expect(compareDays(log, 0, log.toReversed())).toEqual({
    isEqual: true,
    logCount: 8,
    analyticsCount: 8,
    differing: [],
  })
})

test('a missing event and one too many are told by their days, also where the sums agree', () => {
  const moved = [
    { day: '2026-11-01', count: 4 },
    { day: '2026-11-02', count: 4 },
  ]
  expect(compareDays(log, 0, moved)).toMatchObject({
    isEqual: false,
    differing: ['2026-11-01', '2026-11-02'],
  })
})

test('archived events are in the copy only, and each of them counts', () => {
  const older = { day: '2025-01-01', count: 7 }

  expect(compareDays(log, 7, [older, ...log])).toMatchObject({ isEqual: true, logCount: 15 })
  expect(compareDays(log, 8, [older, ...log])).toMatchObject({ isEqual: false, differing: [] })
  expect(compareDays(log, 7, [older])).toMatchObject({ isEqual: false })
})

import { expect, test } from 'vitest'
import { chunksOf } from './analytics-store.ts'
import { roomForBackup, roomForRestore, sizeWords } from './space.ts'

test.each([
  [900, '1 kB'],
  [14_200_000, '14 MB'],
  [3_240_000_000, '3.2 GB'],
])('%i bytes are %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words)
})

test('files take their whole size in a backup and in a restore', () => {
  const files = 5_000_000_000
  expect(roomForBackup({ database: 0, analytics: 0, files })).toBeGreaterThanOrEqual(files)
  expect(roomForRestore({ database: 0, analytics: 0, files })).toBeGreaterThanOrEqual(files)
})

test('days are put together until a chunk is full, and a large day is one of its own', () => {
  const day = (name: string, count: number) => ({ day: name, count })

  expect(chunksOf([day('1', 4), day('2', 5), day('3', 3), day('4', 30), day('5', 1)], 10)).toEqual([
    { fromDay: '1', toDay: '2', rowCount: 9 },
    { fromDay: '3', toDay: '3', rowCount: 3 },
    { fromDay: '4', toDay: '4', rowCount: 30 },
    { fromDay: '5', toDay: '5', rowCount: 1 },
  ])
})

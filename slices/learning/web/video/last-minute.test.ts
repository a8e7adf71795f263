import { expect, test } from 'vitest'
import { factsToTell, remembering } from './last-minute.ts'
import { thumbnailCues } from './thumbnail-track.ts'

const fact = { bufferedS: 3, bandwidthBps: 64_000, heightPx: 360, isStalled: false, droppedFrames: 0 }

test('a report carries the last minute, told by how long ago it was', () => {
  let facts: ReturnType<typeof remembering> = []
  for (let second = 0; second <= 90; second++) facts = remembering(facts, { ...fact, atMs: second * 1_000 })
  const told = factsToTell(facts, 90_400)
  expect(told).toHaveLength(60)
  expect(told[0]?.agoS).toBe(59)
  expect(told.at(-1)).toEqual({ ...fact, agoS: 0 })
})

test('pictures for seeking are found on their sheets', () => {
  const sheets = { urls: ['/1.jpg', '/2.jpg'], everyS: 5, columns: 2, rows: 1, widthPx: 160, heightPx: 90 }
  const cues = thumbnailCues(sheets, 17, 'https://school.example/learn')
  expect(cues).toHaveLength(4)
  expect(cues[3]).toEqual({ fromS: 15, toS: 20, address: 'https://school.example/2.jpg#xywh=160,0,160,90' })
})

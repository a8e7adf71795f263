import { expect, test } from 'vitest'
import { newSitting, type Sign, sit, type Told } from './sitting.ts'

const p720 = { mode: 'video', heightPx: 720, bitrateBps: 1_000_000 } as const
const sound = { mode: 'audio', heightPx: null, bitrateBps: 50_000 } as const
type Bare = Sign extends infer S ? (S extends Sign ? Omit<S, 'atMs' | 'atS'> : never) : never

function fold(...steps: [seconds: number, sign: Bare][]): Told[] {
  let sitting = newSitting(0, p720)
  return steps.flatMap(([seconds, sign]) => {
    const [next, told] = sit(sitting, { ...sign, atMs: seconds * 1_000, atS: seconds } as Sign)
    sitting = next
    return told
  })
}
const left = { kind: 'over', exit: 'left', droppedFrames: 3 } as const

test('the first frame is told once, from the wish to play', () => {
  const told = fold(
    [1, { kind: 'ready' }],
    [5, { kind: 'wish' }],
    [5.4, { kind: 'playing' }],
    [9, { kind: 'playing' }],
  )
  expect(told).toEqual([{ name: 'started', startupMs: 400, pagePreparedMs: 1_000, form: p720 }])
})

test('standing still is a stall after the beginning, and not by a seek or a choice', () => {
  const told = fold(
    [0, { kind: 'wish' }],
    [0.2, { kind: 'waiting' }],
    [1, { kind: 'playing' }],
    [10, { kind: 'waiting' }],
    [12, { kind: 'playing' }],
    [20, { kind: 'seeking' }],
    [20.1, { kind: 'waiting' }],
    [25, { kind: 'playing' }],
    [30, { kind: 'waiting' }],
    [30.05, { kind: 'playing' }],
    [40, left],
  )
  expect(told.map(({ name }) => name)).toEqual(['started', 'stalled', 'ended'])
  expect(told[1]).toMatchObject({ stalledMs: 2_000, atS: 12 })
  expect(told[2]).toMatchObject({
    exit: 'left',
    startupMs: 1_000,
    stalledMs: 2_000,
    stallCount: 1,
    droppedFrames: 3,
  })
  expect(told[2]).toMatchObject({ playedS: 9 + 8 + 5 + 10, lastS: 40 })
})

test('a stall that its learner leaves is told with what was waited', () => {
  const told = fold([0, { kind: 'wish' }], [0, { kind: 'playing' }], [5, { kind: 'waiting' }], [9, left])
  expect(told).toMatchObject([{ name: 'started' }, { name: 'stalled', stalledMs: 4_000 }, { stallCount: 1 }])
})

test('who leaves before the first frame left before the start; who never wished to play is not told of', () => {
  expect(fold([2, { kind: 'wish' }], [6, left])).toMatchObject([{ exit: 'before_start', startupMs: 4_000 }])
  expect(fold([2, { kind: 'wish' }], [5, { kind: 'pause' }], [60, left])).toMatchObject([
    { exit: 'before_start', startupMs: 3_000 },
  ])
  expect(fold([1, { kind: 'ready' }], [60, left])).toEqual([])
})

test('the mean bitrate is weighted by what was played at it', () => {
  const told = fold(
    [0, { kind: 'wish' }],
    [0, { kind: 'playing' }],
    [30, { kind: 'switched', form: sound, by: 'auto' }],
    [40, { kind: 'pause' }],
    [90, left],
  )
  expect(told[1]).toMatchObject({ name: 'switched', by: 'auto', from: p720, form: sound })
  expect(told[2]).toMatchObject({ playedS: 40, switchCount: 1, meanBitrateBps: 762_500, form: sound })
})

test('nothing is told after the end', () => {
  expect(fold([0, { kind: 'wish' }], [1, left], [2, left], [3, { kind: 'playing' }])).toHaveLength(1)
})

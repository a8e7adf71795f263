import { expect, test } from 'vitest'
import { moved } from './move.ts'
import { noUnitProgress, type UnitProgress } from './progress.ts'
import { reading, Shelf, single, stepIdOf, unitIdOf } from './testing.ts'

const at = new Date('2026-03-09T09:00:00Z')
const done = (by: 'learning' | 'self' = 'learning'): UnitProgress => ({
  ...noUnitProgress,
  openedAt: new Date('2026-03-01'),
  completion: { at: new Date('2026-03-01'), by },
})
const shelf = new Shelf()
const before = shelf.publish('c', [
  { key: 'same', steps: [single('q')] },
  { key: 'more', steps: [single('q')] },
  { key: 'less', steps: [single('q'), reading('r')] },
])
const after = shelf.publish('c', [
  { key: 'same', steps: [single('q')] },
  { key: 'more', steps: [single('q'), reading('new')] },
  { key: 'less', steps: [single('q')] },
])
const unit = (key: string) => unitIdOf('c', key)
const move = (units: [string, UnitProgress][], steps: [string, string][]) =>
  moved(
    before.outline,
    after.outline,
    new Map(units.map(([key, progress]) => [unit(key), progress])),
    new Set(steps.map(([of, key]) => stepIdOf('c', of, key))),
    at,
  )

test('a unit whose revision did not change stands as it did, however it was completed', () => {
  expect(move([['same', done('self')]], [])).toEqual(new Map())
})

test('a unit that asks for more is open again, and its completion is not forgotten', () => {
  expect(move([['more', done()]], [['more', 'q']])).toEqual(
    new Map([[unit('more'), { ...done(), reopenedAt: at }]]),
  )
})

test('a changed unit whose steps are all done stays done', () => {
  expect(
    move(
      [['less', done()]],
      [
        ['less', 'q'],
        ['less', 'r'],
      ],
    ),
  ).toEqual(new Map())
})

test('a unit that asks for less is completed where nothing is missing any more', () => {
  const begun = { ...noUnitProgress, openedAt: new Date('2026-03-01') }
  expect(move([['less', begun]], [['less', 'q']])).toEqual(
    new Map([[unit('less'), { ...begun, completion: { at, by: 'learning' } }]]),
  )
})

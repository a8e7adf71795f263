import { expect, test } from 'vitest'
import { nextPlace, type Way } from './next.ts'
import { noUnitProgress, type UnitProgress } from './progress.ts'
import { reading, Shelf, single, stepIdOf, unitIdOf } from './testing.ts'

const { outline } = new Shelf().publish('c', [
  { key: 'one', steps: [reading('r', 100), single('q')] },
  { key: 'bonus', isRequired: false, steps: [reading('r')] },
  { key: 'two', steps: [reading('r', 200), single('q')] },
  { key: 'three', steps: [reading('r', 300)] },
])
const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 9, minute))
const unit = (key: string) => unitIdOf('c', key)
const step = (of: string, key: string) => stepIdOf('c', of, key)
const opened = (minute: number): UnitProgress => ({ ...noUnitProgress, openedAt: at(minute) })
const done = (minute: number): UnitProgress => ({
  ...opened(minute),
  completion: { at: at(minute), by: 'learning' },
  lastActAt: at(minute),
})

function next({
  units = {},
  steps = [],
  stood = {},
}: {
  units?: Record<string, UnitProgress>
  steps?: [string, string][]
  stood?: Record<string, [step: string, minute: number]>
}) {
  const way: Way = {
    units: new Map(Object.entries(units).map(([key, progress]) => [unit(key), progress])),
    doneSteps: new Set(steps.map(([of, key]) => step(of, key))),
    positions: new Map(
      Object.entries(stood).map(([key, [of, minute]]) => [
        unit(key),
        { stepId: step(key, of), at: at(minute) },
      ]),
    ),
  }
  return nextPlace(outline, way)
}

test('who has done nothing begins at the beginning, with all of the first unit ahead', () => {
  expect(next({})).toEqual({
    place: { unitId: unit('one'), stepId: step('one', 'r') },
    title: { en: 'Unit one' },
    remainingS: 160,
  })
})

test('who stopped in a unit goes on there, at the step last seen, with what is missing', () => {
  const found = next({ units: { one: opened(1) }, steps: [['one', 'r']], stood: { one: ['q', 2] } })
  expect(found).toMatchObject({ place: { unitId: unit('one'), stepId: step('one', 'q') }, remainingS: 60 })
})

test('without a step last seen it is the first that is missing', () => {
  expect(next({ units: { one: opened(1) }, steps: [['one', 'r']] })?.place.stepId).toBe(step('one', 'q'))
})

test('a finished unit leads to the required one after it', () => {
  expect(next({ units: { one: done(1) } })?.place.unitId).toBe(unit('two'))
})

test('who jumped ahead goes on ahead, and only then back to what was left out', () => {
  expect(next({ units: { two: opened(5) } })?.place.unitId).toBe(unit('two'))
  expect(next({ units: { two: done(5) } })?.place.unitId).toBe(unit('three'))
  expect(next({ units: { two: done(5), three: done(6) } })?.place.unitId).toBe(unit('one'))
})

test('a unit that a newer version opened again is open', () => {
  const units = { one: { ...done(1), reopenedAt: at(9) }, two: done(2), three: done(3) }
  expect(next({ units })?.place.unitId).toBe(unit('one'))
})

test('a step that the unit no longer has is not where to go on', () => {
  const found = next({ units: { one: opened(1) }, stood: { one: ['gone', 2] } })
  expect(found?.place.stepId).toBe(step('one', 'r'))
})

test('after everything required nothing is next', () => {
  expect(next({ units: { one: done(1), two: done(2), three: done(3) } })).toBeNull()
})

import { expect, test } from 'vitest'
import { choiceId, openId, readingId, sampleState, sampleUnit } from './sample-unit.ts'
import {
  elsewhereOf,
  missingSteps,
  neighbour,
  slotsOf,
  startSlot,
  stateOf,
  stationOf,
  withStep,
} from './unit-flow.ts'

const at = new Date('2026-11-22T08:00:00Z')
const done = (id: typeof readingId) => sampleState(id, { completedAt: at, completedBy: 'learning' })

test('a unit opens with its goal and ends after its last step', () => {
  expect(slotsOf(sampleUnit())).toEqual(['opening', readingId, choiceId, openId, 'ending'])
})
test('a unit that says neither goal nor hook begins with its first step', () => {
  expect(startSlot(sampleUnit({ goal: null }))).toBe(readingId)
})
test('a new unit begins at its opening', () => {
  expect(startSlot(sampleUnit())).toBe('opening')
})
test('a unit under way goes on at the step last stood at', () => {
  expect(startSlot(sampleUnit({ position: { stepId: choiceId, atS: null, savedAt: at } }))).toBe(choiceId)
})
test('where no position is known, it goes on at the first open step', () => {
  const states = [done(readingId), sampleState(choiceId), sampleState(openId)]
  expect(startSlot(sampleUnit({ states }))).toBe(choiceId)
})
test('a unit that is done begins at its beginning, wherever one stood last', () => {
  const unit = sampleUnit({ position: { stepId: openId, atS: null, savedAt: at } })
  expect(startSlot({ ...unit, state: { ...unit.state, completedAt: at, completedBy: 'learning' } })).toBe(
    'opening',
  )
})
test('one step on and back, and no further than the ends', () => {
  const unit = sampleUnit()
  expect(neighbour(unit, 'opening', 1)).toBe(readingId)
  expect(neighbour(unit, 'opening', -1)).toBe('opening')
  expect(neighbour(unit, openId, 1)).toBe('ending')
  expect(neighbour(unit, 'ending', 1)).toBe('ending')
})
test('only required steps are missing', () => {
  expect(missingSteps(sampleUnit())).toEqual([readingId, choiceId])
})
test('where none is required, all are asked for', () => {
  const { steps } = sampleUnit()
  expect(missingSteps(sampleUnit({ steps: steps.map((step) => ({ ...step, isRequired: false })) }))).toEqual([
    readingId,
    choiceId,
    openId,
  ])
})
test('an act of learning changes its step, and the unit where that moved', () => {
  const unit = sampleUnit()
  const moved = withStep(unit, done(readingId), { ...unit.state, progress: 0.5 })
  expect(stateOf(moved, readingId)?.completedAt).toEqual(at)
  expect(stateOf(moved, choiceId)?.completedAt).toBeNull()
  expect(moved.state.progress).toBe(0.5)
  expect(withStep(unit, done(readingId)).state.progress).toBe(0)
})

test('a question inside a video is met at the video, and still missed when it was passed by', () => {
  const unit = sampleUnit({ states: [done(readingId), sampleState(choiceId), sampleState(openId)] })
  const playback = null
  const steps = unit.steps.map((step) => {
    if (step.id === readingId) return { ...step, content: { kind: 'video' as const, words: null, playback } }
    return step.id === choiceId ? { ...step, moment: { videoStepId: readingId, atS: 12 } } : step
  })
  const view = { ...unit, steps }
  expect(slotsOf(view)).toEqual(['opening', readingId, openId, 'ending'])
  expect(missingSteps(view)).toEqual([choiceId])
  expect(stationOf(view, choiceId)).toEqual({ slot: readingId, asks: choiceId })
  expect(stationOf(view, openId)).toEqual({ slot: openId, asks: null })
  expect(startSlot(view)).toBe(readingId)
})

test('a question whose video is gone is a station of its own', () => {
  const unit = sampleUnit()
  const steps = unit.steps.map((step) =>
    step.id === choiceId ? { ...step, moment: { videoStepId: readingId, atS: 12 } } : step,
  )
  expect(slotsOf({ ...unit, steps })).toContain(choiceId)
})

test('another device that went on is told of, by the step it stands at', () => {
  const standing = (stepId: typeof readingId) => sampleUnit({ position: { stepId, atS: null, savedAt: at } })
  const opened = standing(readingId).position
  expect(elsewhereOf(standing(choiceId), readingId, { opened, hasMoved: false })).toBe(choiceId)
  expect(elsewhereOf(standing(choiceId), 'opening', { opened: null, hasMoved: false })).toBe(choiceId)
  expect(elsewhereOf(standing(choiceId), choiceId, { opened, hasMoved: true })).toBeNull()
})
test('whoever was led to another step, or went to an end of the unit, is at no other place', () => {
  const { position: opened } = sampleUnit({ position: { stepId: readingId, atS: null, savedAt: at } })
  const view = sampleUnit({ position: opened })
  expect(elsewhereOf(view, openId, { opened, hasMoved: false })).toBeNull()
  expect(elsewhereOf(view, 'ending', { opened, hasMoved: true })).toBeNull()
  expect(elsewhereOf(view, 'opening', { opened, hasMoved: true })).toBeNull()
})

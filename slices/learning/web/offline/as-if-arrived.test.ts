import { expect, test } from 'vitest'
import type { StepContent } from '#courses/contract'
import { choiceId, readingId, sampleState, sampleUnit } from '../player/sample-unit.ts'
import { asIfArrived, type WaitingAct } from './as-if-arrived.ts'

const en = (text: string) => ({ en: text })
const key: StepContent = {
  kind: 'choice',
  form: 'single',
  stem: en('Which?'),
  options: [
    { id: 'a', text: en('This'), isRight: true, feedback: en('Yes') },
    { id: 'b', text: en('That'), isRight: false, feedback: en('Not that') },
  ],
  explanation: null,
}
const keys = new Map([[choiceId, key]])
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 8, minute))
const picks = (option: string, minute: number): WaitingAct => ({
  act: { kind: 'answer', stepId: choiceId, answer: { kind: 'choice', optionIds: [option] } },
  at: at(minute),
})
const reads = (visibleS: number, reachedEnd: boolean, minute: number): WaitingAct => ({
  act: { kind: 'reading', stepId: readingId, visibleS, reachedEnd },
  at: at(minute),
})
const unit = sampleUnit()

test('nothing waits: the unit is what the school told, the very same', () => {
  expect(asIfArrived(unit, [], keys)).toBe(unit)
})

test('a wrong answer is answered by its own words, the key is told after the third', () => {
  const once = asIfArrived(unit, [picks('b', 1)], keys).states[1]
  expect(once).toMatchObject({ attemptCount: 1, completedAt: at(1), completedBy: 'learning' })
  expect(once?.lastFeedback).toMatchObject({ isRight: false, rightOptionIds: [] })
  expect(once?.lastFeedback?.options).toEqual([{ id: 'b', isRight: false, feedback: en('Not that') }])
  const thrice = asIfArrived(unit, [picks('b', 1), picks('b', 2), picks('b', 3)], keys).states[1]
  expect(thrice?.lastFeedback?.rightOptionIds).toEqual(['a'])
})

test('answers that arrived count beside those that wait', () => {
  const twice = sampleUnit({
    states: unit.states.map((state) => (state.stepId === choiceId ? { ...state, attemptCount: 2 } : state)),
  })
  expect(asIfArrived(twice, [picks('b', 1)], keys).states[1]?.lastFeedback?.rightOptionIds).toEqual(['a'])
})

test('an answer without its key waits for the school', () => {
  expect(asIfArrived(unit, [picks('a', 1)], new Map()).states).toEqual(unit.states)
})

test('a reading is through by its end and its time, over page lives; then the unit is done', () => {
  const part = asIfArrived(unit, [reads(10, true, 1)], keys)
  expect(part.states[0]?.completedAt).toBeNull()
  expect(part.state.progress).toBe(0)
  const half = asIfArrived(unit, [reads(10, true, 1), reads(9, false, 2)], keys)
  expect(half.states[0]?.completedAt).not.toBeNull()
  expect(half.state).toMatchObject({ progress: 0.5, completedAt: null })
  const whole = asIfArrived(unit, [reads(10, true, 1), reads(9, false, 2), picks('a', 3)], keys)
  expect(whole.state).toMatchObject({ progress: 1, completedAt: at(3), completedBy: 'learning' })
})

test('what the school knows to be done stays as it was', () => {
  const done = sampleState(choiceId, { completedAt: at(0), completedBy: 'self' })
  const known = sampleUnit({ states: unit.states.map((state) => (state.stepId === choiceId ? done : state)) })
  expect(asIfArrived(known, [picks('a', 5)], keys).states[1]).toMatchObject({
    completedAt: at(0),
    completedBy: 'self',
    attemptCount: 1,
  })
})

test('where the learner stood last on this device is where they stand, unless another was later', () => {
  const stood: WaitingAct = { act: { kind: 'position', stepId: choiceId, atS: null }, at: at(5) }
  expect(asIfArrived(unit, [stood], keys).position).toEqual({ stepId: choiceId, atS: null, savedAt: at(5) })
  const later = { stepId: readingId, atS: null, savedAt: at(9) }
  expect(asIfArrived(sampleUnit({ position: later }), [stood], keys).position).toBe(later)
})

test('a unit that was marked as done says so, and that it was not learned', () => {
  expect(asIfArrived(unit, [{ act: { kind: 'done' }, at: at(2) }], keys).state).toMatchObject({
    completedAt: at(2),
    completedBy: 'self',
  })
})

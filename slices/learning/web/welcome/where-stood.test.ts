import { expect, test } from 'vitest'
import { choiceId, openId, readingId, sampleState, sampleUnit } from '../player/sample-unit.ts'
import { whereStood, wordsOf } from './where-stood.ts'

const at = new Date('2026-11-18T08:00:00Z')
const drafted = (text: string, savedAt = at) => ({
  answer: { kind: 'open' as const, text },
  savedAt,
  canUndo: false,
})

test('it is the step last stood at, with the words half written there', () => {
  const states = [
    sampleState(readingId),
    sampleState(choiceId),
    sampleState(openId, { draft: drafted(' Why? ') }),
  ]
  const stood = whereStood(sampleUnit({ states, position: { stepId: openId, atS: null, savedAt: at } }))
  expect(stood).toMatchObject({ step: { id: openId }, number: 3, count: 3, atS: null })
  expect(stood?.draft && wordsOf(stood.draft)).toBe('Why?')
})

test('where no place is known it is the newest half-written answer', () => {
  const states = [
    sampleState(readingId),
    sampleState(choiceId, { draft: drafted('older') }),
    sampleState(openId, { draft: drafted('newer', new Date(at.getTime() + 1)) }),
  ]
  expect(whereStood(sampleUnit({ states }))?.step.id).toBe(openId)
})

test('a unit that is new, or done, was left nowhere', () => {
  expect(whereStood(sampleUnit())).toBeNull()
  const unit = sampleUnit({ position: { stepId: openId, atS: null, savedAt: at } })
  expect(whereStood({ ...unit, state: { ...unit.state, completedAt: at } })).toBeNull()
})

test('in a video it is the second, and a question of the video is met there', () => {
  const unit = sampleUnit()
  const steps = unit.steps.map((step) => {
    if (step.id === readingId)
      return { ...step, content: { kind: 'video' as const, words: null, playback: null } }
    return step.id === choiceId ? { ...step, moment: { videoStepId: readingId, atS: 40 } } : step
  })
  const position = { stepId: readingId, atS: 83, savedAt: at }
  expect(whereStood({ ...unit, steps, position })).toMatchObject({ number: 1, count: 2, atS: 83 })
  expect(whereStood({ ...unit, steps, position: { ...position, atS: 0 } })?.atS).toBeNull()
  const states = [
    sampleState(readingId),
    sampleState(choiceId, {
      draft: { answer: { kind: 'choice', optionIds: ['a'] }, savedAt: at, canUndo: false },
    }),
    sampleState(openId),
  ]
  expect(
    whereStood({ ...unit, steps, states, position: { stepId: choiceId, atS: null, savedAt: at } }),
  ).toMatchObject({ step: { id: readingId }, draft: { kind: 'choice' } })
})

test('only words are quoted', () => {
  expect(wordsOf({ kind: 'choice', optionIds: ['a'] })).toBeNull()
  expect(wordsOf({ kind: 'open', text: '  ' })).toBeNull()
})

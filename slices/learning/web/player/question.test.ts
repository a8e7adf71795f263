import { expect, test } from 'vitest'
import type { Feedback } from '#learning/contract'
import { blankAnswer, isSaid, phaseOf, press, retryFrom, triesLeft } from './question.ts'
import { choiceId, sampleState, sampleUnit } from './sample-unit.ts'

const feedback = (isRight: boolean | null): Feedback => ({
  isRight,
  options: [],
  message: null,
  explanation: null,
  rightOptionIds: [],
  solution: null,
  modelAnswer: null,
})
const answered = (isRight: boolean | null, attemptCount: number) =>
  sampleState(choiceId, { attemptCount, lastFeedback: feedback(isRight) })
const picked = (...optionIds: string[]) => ({ kind: 'choice' as const, optionIds })

test.each([
  ['asking', sampleState(choiceId), false, false],
  ['sending', sampleState(choiceId), true, false],
  ['right', answered(true, 1), false, false],
  ['wrong', answered(false, 2), false, false],
  ['revealed', answered(false, 3), false, false],
  ['submitted', answered(null, 1), false, false],
  ['asking', answered(false, 1), false, true],
] as const)('a question is %s', (phase, state, isSending, isAgain) => {
  expect(phaseOf(state, isSending, isAgain)).toBe(phase)
})
test('of one choice, the last press counts', () => {
  expect(press(picked('a'), 'b', 'single')).toEqual(picked('b'))
})
test('of several, a press adds or takes away', () => {
  expect(press(picked('a'), 'b', 'multiple')).toEqual(picked('a', 'b'))
  expect(press(picked('a', 'b'), 'a', 'multiple')).toEqual(picked('b'))
})
test('spaces are no answer', () => {
  expect(isSaid({ kind: 'text', text: '  ' })).toBe(false)
  expect(isSaid(picked())).toBe(false)
  expect(isSaid({ kind: 'number', text: '0' })).toBe(true)
  expect(isSaid({ kind: 'cloze', gaps: [{ id: 'a', text: ' ' }] })).toBe(false)
  expect(isSaid({ kind: 'order', itemIds: [] })).toBe(false)
})
test('another try begins without an option, but with the words', () => {
  const [, choice, open] = sampleUnit().steps.map((step) => step.content)
  if (choice?.kind !== 'choice' || open?.kind !== 'open') throw new Error('the sample changed')
  expect(retryFrom(choice, picked('a'), feedback(false))).toEqual(blankAnswer(choice))
  expect(retryFrom(open, { kind: 'open', text: 'because' }, null)).toEqual({ kind: 'open', text: 'because' })
})
test('another try keeps the pairs that were right', () => {
  const match = { kind: 'match' as const, stem: {}, lefts: [], rights: [] }
  const pairs = [
    { id: 'a', rightId: 'x' },
    { id: 'b', rightId: 'y' },
  ]
  const said = { ...feedback(false), options: [{ id: 'a', isRight: true, feedback: null }] }
  expect(retryFrom(match, { kind: 'match', pairs }, said)).toEqual({ kind: 'match', pairs: [pairs[0]] })
})
test('the key is two tries away after the first wrong answer', () => {
  expect([1, 2, 5].map((count) => triesLeft(answered(false, count)))).toEqual([2, 1, 1])
})

import { expect, test } from 'vitest'
import { choiceId, openId, readingId, sampleState, sampleUnit } from '../player/sample-unit.ts'
import { understoodIn } from './understood.ts'

const feedback = (isRight: boolean | null) => ({
  isRight,
  options: [],
  message: null,
  explanation: null,
  rightOptionIds: [],
  parts: [],
  modelAnswer: null,
})
const recap = [{ en: 'You can join two sets.' }]

test('right answers come before the recap, wrong and ungraded ones are no understanding', () => {
  const states = (choice: boolean | null) => [
    sampleState(readingId),
    sampleState(choiceId, { lastFeedback: feedback(choice) as never }),
    sampleState(openId, { lastFeedback: feedback(null) as never }),
  ]
  expect(understoodIn(sampleUnit({ states: states(true) }), recap)).toEqual([
    { kind: 'answered', stem: { en: 'Which?' } },
    { kind: 'recap', sentence: recap[0] },
  ])
  expect(understoodIn(sampleUnit({ states: states(false) }), [])).toEqual([])
})

test('while the unit is on its way the recap is there', () => {
  expect(understoodIn(undefined, recap)).toHaveLength(1)
})

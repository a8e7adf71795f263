import { expect, test } from 'vitest'
import { gainsOf } from './gains.ts'
import { choiceId, openId, readingId, sampleState, sampleUnit } from './sample-unit.ts'

test('gains are what was learned since the day began, marks left out', () => {
  const feedback = {
    isRight: true,
    options: [],
    message: null,
    explanation: null,
    rightOptionIds: [],
    solution: null,
    modelAnswer: null,
  }
  const yesterday = new Date('2026-11-21T22:00:00Z')
  const today = new Date('2026-11-22T09:00:00Z')
  const states = [
    sampleState(readingId, { completedAt: yesterday, completedBy: 'learning' }),
    sampleState(choiceId, { completedAt: today, completedBy: 'learning', lastFeedback: feedback }),
    sampleState(openId, { completedAt: today, completedBy: 'self' }),
  ]
  expect(gainsOf(sampleUnit({ states }), new Date('2026-11-22T00:00:00Z'))).toEqual({ steps: 1, right: 1 })
})

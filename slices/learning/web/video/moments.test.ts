import { expect, test } from 'vitest'
import { choiceId, openId, readingId, sampleState, sampleUnit } from '../player/sample-unit.ts'
import { dueMoment, momentsOf } from './moments.ts'

const unit = sampleUnit()
const view = {
  ...unit,
  steps: unit.steps.map((step) =>
    step.id === readingId
      ? step
      : { ...step, moment: { videoStepId: readingId, atS: step.id === openId ? 10 : 20 } },
  ),
}

test('a video asks in the order of its seconds', () => {
  expect(momentsOf(view, readingId).map(({ step, atS }) => [step.id, atS])).toEqual([
    [openId, 10],
    [choiceId, 20],
  ])
  expect(momentsOf(unit, readingId)).toEqual([])
})

test('a question is asked when its second is passed, once in a sitting', () => {
  const moments = momentsOf(view, readingId)
  expect(dueMoment(moments, 9.5, 9.9, new Set())).toBe(null)
  expect(dueMoment(moments, 9.9, 10.1, new Set())?.step.id).toBe(openId)
  expect(dueMoment(moments, 10.1, 10.3, new Set())).toBe(null)
  expect(dueMoment(moments, 9.9, 10.1, new Set([openId]))).toBe(null)
})

test('what was answered right is not asked again; what was wrong is', () => {
  const answered = (isRight: boolean) => {
    const lastFeedback = {
      isRight,
      options: [],
      message: null,
      explanation: null,
      rightOptionIds: [],
      modelAnswer: null,
      parts: [],
      key: null,
    }
    const states = [sampleState(choiceId, { completedAt: new Date(), lastFeedback: lastFeedback as never })]
    return dueMoment(momentsOf({ ...view, states }, readingId), 19, 21, new Set())?.step.id
  }
  expect(answered(true)).toBe(undefined)
  expect(answered(false)).toBe(choiceId)
})

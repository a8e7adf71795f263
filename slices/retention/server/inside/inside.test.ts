import { expect, test } from 'vitest'
import { step } from '../testing/fixture.ts'
import { leftWithin, presentSeconds, type SecondRow } from './seconds.ts'
import { presentSteps } from './steps.ts'

test('whoever did a later step is still there', () => {
  const stages = presentSteps(
    [
      { place: 0, learners: 1, lost: 1, latest: [] },
      { place: 2, learners: 3, lost: 2, latest: [] },
    ],
    [step('s'), step('v')],
  )
  expect(stages).toEqual([
    { place: 0, stepId: null, stillThere: 4, share: 1, left: 1 },
    { place: 1, stepId: step('s'), stillThere: 3, share: 0.75, left: 0 },
    { place: 2, stepId: step('v'), stillThere: 3, share: 0.75, left: 2 },
  ])
})

const row = (second: number, rest: Partial<SecondRow>): SecondRow => ({
  stepId: step('v'),
  second,
  plays: 0,
  viewers: 0,
  learners: 0,
  lost: 0,
  latest: [],
  ...rest,
})
const rows = [
  row(1, { plays: 5, viewers: 2, learners: 1, lost: 1, latest: [[-5, 'a']] }),
  row(3, { plays: 1, viewers: 1, learners: 1, lost: 1, latest: [[-7, 'b']] }),
]

test('a second that somebody skipped counts as passed by those who came further', () => {
  expect(presentSeconds(rows, [step('s'), step('v')])).toEqual([
    {
      stepId: step('v'),
      stepNumber: 2,
      starters: 2,
      still: [1, 1, 0.5, 0.5],
      replays: [0, 1.5, 0, 0],
      left: [0, 1, 0, 1],
    },
  ])
})

test('who left in a stretch is known up to the second before its end', () => {
  expect(leftWithin(rows, step('v'), 0, 3)).toEqual({ left: 1, latest: [[-5, 'a']] })
  expect(leftWithin(rows, step('v'), 0, 4).latest).toEqual([
    [-7, 'b'],
    [-5, 'a'],
  ])
  expect(leftWithin(rows, step('s'), 0, 9)).toEqual({ left: 0, latest: [] })
})

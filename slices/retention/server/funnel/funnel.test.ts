import { expect, test } from 'vitest'
import { presentFunnel } from './funnel.ts'

test('whoever came to a step has passed those before it; who has finished neither stopped nor goes on', () => {
  const stages = presentFunnel([
    { place: 1, learners: 4, stopped: 3, latest: [] },
    { place: 3, learners: 2, stopped: 0, latest: [] },
    { place: 5, learners: 2, stopped: 0, latest: [] },
  ])
  expect(stages).toEqual([
    { step: 'signedUp', reached: 8, share: 1, stopped: 3, underWay: 1 },
    { step: 'firstUnit', reached: 4, share: 0.5, stopped: 0, underWay: 0 },
    { step: 'firstWeek', reached: 4, share: 0.5, stopped: 0, underWay: 2 },
    { step: 'middle', reached: 2, share: 0.25, stopped: 0, underWay: 0 },
    { step: 'finish', reached: 2, share: 0.25, stopped: 0, underWay: 0 },
  ])
})

test('where nobody signed up there is no share', () => {
  expect(presentFunnel([]).map(({ reached, share }) => [reached, share])).toEqual(
    Array.from({ length: 5 }, () => [0, null]),
  )
})

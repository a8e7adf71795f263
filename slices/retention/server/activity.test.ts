import { expect, test } from 'vitest'
import { presentActivity, stickiness } from './activity.ts'

const quiet = { on: '2026-11-20', dau: 0, wau: 0, mau: 0, learningS: 0 }
const window = { lastFull: '2026-11-20', shownDays: 60 }

test('a learner who comes every day makes a stickiness of 1, one who came once 1/28', () => {
  expect(stickiness(Array.from({ length: 60 }, () => ({ dau: 5, mau: 5 })))).toBe(1)
  expect(
    stickiness([...Array.from({ length: 27 }, () => ({ dau: 0, mau: 0 })), { dau: 1, mau: 1 }]),
  ).toBeCloseTo(1 / 28)
})

test('without learners there is no stickiness', () => {
  expect(presentActivity([quiet], window).stickiness).toBeNull()
})

test('days that are not over everywhere are marked and left out of the stickiness', () => {
  const report = presentActivity([quiet, { ...quiet, on: '2026-11-21', dau: 9, mau: 9 }], window)
  expect(report.days.map((day) => day.isComplete)).toEqual([true, false])
  expect(report.stickiness).toBeNull()
})

test('only the days of the window are shown, though more make the stickiness', () => {
  const days = Array.from({ length: 30 }, (_, n) => ({ ...quiet, on: `2026-10-${n + 1}`, dau: 1, mau: 1 }))
  const report = presentActivity(days, { lastFull: '2026-11-20', shownDays: 3 })
  expect(report.days).toHaveLength(3)
  expect(report.stickiness).toBe(1)
})

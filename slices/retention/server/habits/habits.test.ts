import { expect, test } from 'vitest'
import { presentHabit } from './habit.ts'
import { survivalOf } from './survival.ts'
import { presentTimeSpread } from './time-spread.ts'

test('days a week are a fourth of those in four weeks, and every learner is in one bucket', () => {
  const habit = presentHabit([
    { days: 3, learners: 5, timedDays: 0, usualDays: 0 },
    { days: 4, learners: 2, timedDays: 8, usualDays: 6 },
    { days: 28, learners: 1, timedDays: 28, usualDays: 3 },
  ])
  expect(habit).toMatchObject({ learners: 8, daysPerWeek: (15 + 8 + 28) / 4 / 8, sameHour: 9 / 36 })
  expect(habit.buckets.map(({ learners }) => learners)).toEqual([5, 2, 0, 0, 0, 1])
})

test('survival counts whoever still learns for the weeks they are known for', () => {
  const weeks = survivalOf([
    { week: 0, learners: 20, gone: 10 },
    { week: 1, learners: 40, gone: 20 },
    { week: 2, learners: 40, gone: 0 },
  ])
  expect(weeks.map(({ week, atRisk, gone }) => [week, atRisk, gone])).toEqual([
    [0, 100, 0],
    [1, 80, 10],
    [2, 40, 20],
  ])
  expect(weeks[1]?.share).toBeCloseTo(0.9)
  expect(weeks[2]?.share).toBeCloseTo(0.9 * 0.75)
  for (const { low, share, high } of weeks.slice(1)) {
    expect(low).toBeLessThan(share)
    expect(high).toBeGreaterThan(share)
  }
  // Greenwood: 0.9 with 10 of 100 gone has a standard error of 0.03; the log-log interval is (0.823, 0.944).
  expect(weeks[1]?.low).toBeCloseTo(0.823, 2)
  expect(weeks[1]?.high).toBeCloseTo(0.944, 2)
})

test('a handful of learners gives no estimate, and a school without any none', () => {
  expect(survivalOf([{ week: 0, learners: 9, gone: 3 }])).toEqual([])
  expect(survivalOf([])).toEqual([])
  expect(presentHabit([])).toMatchObject({ learners: 0, daysPerWeek: null, sameHour: null })
  const none = { days: 0, learningS: 0, medianS: null, longS: null, ranges: [] }
  expect(presentTimeSpread(none)).toMatchObject({ meanS: null, medianS: null })
})

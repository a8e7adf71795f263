import { expect, test } from 'vitest'
import { presentCohorts } from './cohorts.ts'

const cells = [
  { weekOn: '2026-11-02', k: 0, learners: 10 },
  { weekOn: '2026-11-02', k: 1, learners: 5 },
  { weekOn: '2026-11-02', k: 2, learners: 1 },
  { weekOn: '2026-11-09', k: 0, learners: 30 },
  { weekOn: '2026-11-09', k: 1, learners: 3 },
]

test('weeks that are not over are blank and out of the averages, which weigh by size', () => {
  // 22 November is a Sunday that is not over everywhere, so its week is not.
  const report = presentCohorts(cells, '2026-11-22', '2026-11-20')
  expect(report.rows).toEqual([
    { weekOn: '2026-11-02', size: 10, retained: [1, 0.5, null] },
    { weekOn: '2026-11-09', size: 30, retained: [1, null, null] },
  ])
  expect(report.average).toEqual([1, 0.5, null])
})

test('a week in which nobody came back is zero once it is over', () => {
  const report = presentCohorts(cells, '2026-11-24', '2026-11-22')
  expect(report.rows.map((row) => row.retained)).toEqual([
    [1, 0.5, 0.1, null],
    [1, 0.1, null, null],
  ])
  expect(report.average[1]).toBeCloseTo(8 / 40)
})

test('a school without learners has no cohorts', () => {
  expect(presentCohorts([], '2026-11-22', '2026-11-20')).toEqual({ rows: [], average: [] })
})

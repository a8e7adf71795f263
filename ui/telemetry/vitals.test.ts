import { expect, test } from 'vitest'
import { cumulativeShift, interactionToPaint } from './vitals.ts'

test('shifts close together add up, the worst window counts', () => {
  expect(
    cumulativeShift([
      { value: 0.1, atMs: 0 },
      { value: 0.1, atMs: 900 },
      { value: 0.15, atMs: 3_000 },
    ]),
  ).toBeCloseTo(0.2)
})
test('a window ends after five seconds', () => {
  const shifts = [0, 900, 1_800, 2_700, 3_600, 4_500, 5_400].map((atMs) => ({ value: 0.1, atMs }))
  expect(cumulativeShift(shifts)).toBeCloseTo(0.6)
})
test('a page that stood still has no shift', () => {
  expect(cumulativeShift([])).toBe(0)
})
test.each([
  [[], 0, null],
  [[40, 200, 90], 3, 200],
  [[40, 200, 90], 60, 90],
  [[40], 200, 40],
])('of the interactions %j among %i the paint took %s ms', (durationsMs, count, expected) => {
  expect(interactionToPaint(durationsMs, count)).toBe(expected)
})

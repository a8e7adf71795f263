import { expect, test } from 'vitest'
import { presentCompletion } from './completion.ts'

test('shares are of those whose time is up, marks by self of those who completed', () => {
  expect(
    presentCompletion({ enrolled: 100, due: 40, completedInTime: 10, neverStarted: 8, bySelf: 1 }),
  ).toEqual({ enrolled: 100, due: 40, completedInTime: 10, completion: 0.25, neverStarted: 0.2, bySelf: 0.1 })
})

test('where nobody is due yet there is no share', () => {
  expect(
    presentCompletion({ enrolled: 3, due: 0, completedInTime: 0, neverStarted: 0, bySelf: 0 }),
  ).toMatchObject({ completion: null, neverStarted: null, bySelf: null })
})

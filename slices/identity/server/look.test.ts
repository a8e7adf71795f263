import { expect, test } from 'vitest'
import { hourOf, roleOf } from './look.ts'

test('somebody with several roles looks as the one that opens most', () => {
  expect(roleOf(['learner', 'instructor', 'operator'])).toBe('operator')
  expect(roleOf(['learner', 'coach'])).toBe('coach')
  expect(roleOf(['learner'])).toBe('learner')
})

test('an hour begins on the hour', () => {
  expect(hourOf(new Date('2026-03-01T08:59:59.999Z'))).toEqual(new Date('2026-03-01T08:00:00Z'))
  expect(hourOf(new Date('2026-03-01T09:00:00Z'))).toEqual(new Date('2026-03-01T09:00:00Z'))
})

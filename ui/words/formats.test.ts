import { expect, test } from 'vitest'
import { formatsFor } from './formats.ts'

test.each([
  [20, '1 min', '1分钟'],
  [600, '10 min', '10分钟'],
  [3600, '1 hr', '1小时'],
  [9000, '2 hr 30 min', '2小时30分钟'],
])('%i seconds are told as one says them', (seconds, en, zh) => {
  expect([formatsFor('en').duration(seconds), formatsFor('zh-CN').duration(seconds)]).toEqual([en, zh])
})

test('a day before is yesterday, and three hours later are three hours', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  const { relative } = formatsFor('en')
  expect(relative(new Date('2026-11-21T11:00:00Z'), now)).toBe('yesterday')
  expect(relative(new Date('2026-11-22T15:00:00Z'), now)).toBe('in 3 hours')
})

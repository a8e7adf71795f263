import { expect, test } from 'vitest'
import { isLongAgo, lagState, monthName, sizeOf } from './measures.ts'

test('sizes have one to three digits before the point', () => {
  expect(sizeOf(0)).toEqual({ value: 0, unit: 'B' })
  expect(sizeOf(999)).toEqual({ value: 999, unit: 'B' })
  expect(sizeOf(1_234_567)).toEqual({ value: 1.2, unit: 'MB' })
  expect(sizeOf(45_600_000_000)).toEqual({ value: 46, unit: 'GB' })
})

test('a minute ago is long ago', () => {
  const now = new Date('2026-11-22T10:01:00Z')
  expect(isLongAgo(new Date('2026-11-22T10:00:00Z'), now)).toBe(true)
  expect(isLongAgo(new Date('2026-11-22T10:00:01Z'), now)).toBe(false)
})

test('a reader that failed is stopped, one more than ten seconds behind is late', () => {
  expect([lagState(0, null), lagState(11, null), lagState(0, 'boom')]).toEqual(['on time', 'late', 'stopped'])
})

test('a month has the name that it has in the language', () => {
  expect(monthName('2025-06', 'en')).toBe('June 2025')
  expect(monthName('2025-06', 'zh-CN')).toBe('2025年6月')
})

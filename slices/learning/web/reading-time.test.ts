import { expect, test } from 'vitest'
import { missingFor, VisibleTime } from './reading-time.ts'

test('a reading needs its end and three tenths of its time', () => {
  expect(missingFor(100, { visibleS: 0, reachedEnd: false })).toEqual({ end: true, seconds: 30 })
  expect(missingFor(100, { visibleS: 29.2, reachedEnd: true })).toEqual({ end: false, seconds: 1 })
  expect(missingFor(100, { visibleS: 30, reachedEnd: true })).toEqual({ end: false, seconds: 0 })
})
test('time counts only while the page is visible', () => {
  const time = new VisibleTime(0, true)
  time.hide(4_000)
  expect(time.readMs(9_000)).toBe(4_000)
  time.show(10_000)
  time.show(11_000)
  expect(time.readMs(12_000)).toBe(6_000)
})
test('a page opened in the background has no time yet', () => {
  expect(new VisibleTime(0, false).readMs(5_000)).toBe(0)
})

import { VisitBegan } from '@banxue/platform/events/visit-began'
import { expect, test } from 'vitest'
import { arrivalOf, isFirstPageOn } from './visit.ts'

const page = 'https://school.example/courses/coffee'

test.each([
  ['', '', ['direct', '', '']],
  [
    '?utm_source=WeChat&utm_medium=social&utm_campaign=Autumn%202026',
    '',
    ['wechat', 'social', 'autumn-2026'],
  ],
  ['?utm_source=小红书&utm_campaign=秋季开课', '', ['小红书', '', '秋季开课']],
  ['', 'https://www.bing.com/', ['bing.com', '', '']],
  ['', 'android-app://com.tencent.mm', ['com.tencent.mm', '', '']],
  ['', 'https://school.example/?utm_source=old', ['direct', '', '']],
  ['?utm_source=newsletter', 'https://mail.example/inbox', ['newsletter', '', '']],
  ['?utm_source=%20%3C%3E&utm_campaign=x', 'not an address', ['direct', '', 'x']],
  ['?utm_source=li.na@example.org', '', ['direct', '', '']],
])('%s from %s', (query, referrer, [source, medium, campaign]) => {
  expect(arrivalOf(page + query, referrer)).toEqual({ source, medium, campaign })
})

test('of the address nothing else is kept, and whatever is in it the school takes', () => {
  const long = '长'.repeat(80) + '😀'.repeat(80)
  for (const tag of [
    long,
    'x'.repeat(59) + '😀',
    '../../etc',
    "' or 1=1 --",
    '\u0000\uD800',
    'a'.repeat(5000),
  ]) {
    const query = new URLSearchParams({
      utm_source: tag,
      utm_medium: tag,
      utm_campaign: tag,
      secret: 'token',
    })
    const arrival = arrivalOf(`${page}?${query}#part`, 'https://search.example/?q=my+illness')
    expect(VisitBegan.payload.safeParse(arrival).error).toBeUndefined()
    expect(JSON.stringify(arrival)).not.toMatch(/token|part|illness|coffee/)
  }
})

test('a day has one first page, and a browser that remembers nothing has none', () => {
  const kept = new Map<string, string>()
  const keys = {
    length: 0,
    key: () => null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
  const days = ['2026-11-01', '2026-11-01', '2026-11-02', '2026-11-02']
  expect(days.map((day) => isFirstPageOn(day, keys))).toEqual([true, false, true, false])
  expect(isFirstPageOn('2026-11-03', null)).toBe(false)
  const full = {
    ...keys,
    setItem: () => {
      throw new Error('the quota is used up')
    },
  }
  expect(isFirstPageOn('2026-11-03', full)).toBe(false)
})

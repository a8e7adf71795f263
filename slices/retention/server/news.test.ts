import { expect, test } from 'vitest'
import { createNews } from './news.ts'

const at = (second: number, marks: number) => ({ second, marks, merges: 0, last_at: '' })

test('a second is news until as many arrivals are counted as it holds', () => {
  const news = createNews()
  expect(news.uncounted([at(1, 5), at(2, 3)])).toEqual([at(2, 3), at(1, 5)])
  news.take([at(1, 5), at(2, 3)])
  expect(news.uncounted([at(1, 5), at(2, 3)])).toEqual([])
})

test('an arrival that becomes visible late makes its second news again', () => {
  const news = createNews()
  news.take([at(1, 5), at(2, 3)])
  expect(news.uncounted([at(1, 6), at(2, 3)])).toEqual([at(1, 6)])
})

test('after a long silence the newest are looked at first, and not all at once', () => {
  const found = createNews().uncounted(Array.from({ length: 5_000 }, (_, second) => at(second, 1)))
  expect(found).toHaveLength(900)
  expect(found[0]?.second).toBe(4_999)
})

test('what is forgotten would be news again', () => {
  const news = createNews()
  news.take([at(1, 5), at(2, 3)])
  news.forget(1)
  expect(news.uncounted([at(1, 5), at(2, 3)])).toEqual([at(1, 5)])
})

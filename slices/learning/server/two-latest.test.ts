import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Said, twoLatest } from './two-latest.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 9, minute))
const said = (sessionId: string, minute: number, value = `${sessionId}${minute}`): Said<string> => ({
  value,
  at: at(minute),
  sessionId,
})
const word = fc
  .tuple(fc.constantFrom('phone', 'laptop', 'tablet'), fc.nat(5), fc.constantFrom('x', 'y'))
  .map(([sessionId, minute, value]) => said(sessionId, minute, value))
const words = fc.array(word, { maxLength: 8 })

test('the later device stands, the other waits', () => {
  expect(twoLatest([said('phone', 1), said('laptop', 2), said('phone', 0)])).toEqual([
    said('laptop', 2),
    said('phone', 1),
  ])
})

test('one device alone leaves nothing to bring back', () => {
  expect(twoLatest([said('phone', 1), said('phone', 2)])).toEqual([said('phone', 2)])
})

test('order, grouping and repeats change nothing', () => {
  fc.assert(
    fc.property(words, words, words, (a, b, c) => {
      const all = twoLatest([...a, ...b, ...c])
      expect(twoLatest([...c, ...b, ...a])).toEqual(all)
      expect(twoLatest([...twoLatest([...a, ...b]), ...c])).toEqual(all)
      expect(twoLatest([...all, ...all])).toEqual(all)
    }),
  )
})

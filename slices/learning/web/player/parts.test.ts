import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answer } from '#learning/contract'
import { filled, itemsShown, moved, nextOpen, paired } from './parts.ts'

const part = (id: string) => ({ id, text: { en: id } })
const order = { kind: 'order' as const, stem: {}, items: ['a', 'b', 'c'].map(part) }
const said = (...itemIds: string[]): Answer => ({ kind: 'order', itemIds })
const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id).join('')

test.each([
  ['as the school shuffled them before a first move', said(), 'abc'],
  ['as the learner has them', said('c', 'a', 'b'), 'cab'],
  ['with what an older draft lacks at the end', said('c', 'gone'), 'cab'],
])('items are shown %s', (_name, answer, expected) => {
  expect(idsOf(itemsShown(order, answer))).toBe(expected)
})

test('moving keeps every item, and puts the moved one where it was asked for or at the end', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 12 }),
      fc.nat(11),
      fc.integer({ min: -2, max: 14 }),
      (all, start, to) => {
        const from = start % all.length
        const result = moved(all, from, to)
        expect(new Set(result)).toEqual(new Set(all))
        expect(result).toHaveLength(all.length)
        expect(result.indexOf(all[from]!)).toBe(Math.min(Math.max(0, to), all.length - 1))
      },
    ),
  )
})

test('a side that is matched anew leaves its former partner', () => {
  const first = paired({ kind: 'match', pairs: [] }, 'a', 'x')
  expect(paired(first, 'b', 'x')).toEqual({ kind: 'match', pairs: [{ id: 'b', rightId: 'x' }] })
  expect(paired(first, 'a', 'y')).toEqual({ kind: 'match', pairs: [{ id: 'a', rightId: 'y' }] })
})

test('whatever is paired, no side stands in two pairs', () => {
  const press = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y', 'z'))
  fc.assert(
    fc.property(fc.array(press), (presses) => {
      const answer = presses.reduce<Answer>((now, [id, rightId]) => paired(now, id, rightId), said())
      if (answer.kind !== 'match') return
      for (const side of ['id', 'rightId'] as const)
        expect(new Set(answer.pairs.map((pair) => pair[side])).size).toBe(answer.pairs.length)
    }),
  )
})

test('the next open side comes after the one just matched, and begins again at the top', () => {
  const lefts = ['a', 'b', 'c'].map(part)
  const answer = paired({ kind: 'match', pairs: [] }, 'c', 'x')
  expect(nextOpen(lefts, answer, 'c')).toBe('a')
  expect(nextOpen(lefts, answer, null)).toBe('a')
  expect(nextOpen(lefts, paired(paired(answer, 'a', 'y'), 'b', 'z'), 'b')).toBe(null)
})

test('a gap holds what was typed last', () => {
  const once = filled({ kind: 'cloze', gaps: [] }, 'a', 'to g')
  expect(filled(filled(once, 'b', 'x'), 'a', 'to go')).toEqual({
    kind: 'cloze',
    gaps: [
      { id: 'b', text: 'x' },
      { id: 'a', text: 'to go' },
    ],
  })
})

import { expect, test } from 'vitest'
import { beginning, isBefore, type Position } from './position.ts'

const at = (epoch: number, xid: string, id: string): Position => ({ epoch, xid, id })

test('places are compared by epoch, then by the number of the transaction, then by id', () => {
  const places = [
    beginning,
    at(1, '9', 'b'),
    at(1, '10', 'a'),
    at(1, '10', 'b'),
    at(2, '3', 'a'),
    at(2, '18446744073709551614', 'a'),
    at(2, '18446744073709551615', 'a'),
  ]
  for (const [place, one] of places.entries())
    expect(places.map((other) => isBefore(one, other))).toEqual(places.map((_, other) => place < other))
})

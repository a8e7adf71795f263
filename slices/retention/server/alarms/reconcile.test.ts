import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../day.ts'
import { type Found, type Kept, reconcile } from './reconcile.ts'
import type { Stretch } from './stretches.ts'

const on = (day: number) => addDays('2026-03-01', day - 1)
const stretch = (first: number, last: number, state: Stretch['state'] = 'recovered'): Stretch => ({
  firstOn: on(first),
  lastOn: on(last),
  observed: 4 * (last - first + 1),
  expected: 10 * (last - first + 1),
  outOf: null,
  chance: 0.01,
  state,
})
const found = (stretches: readonly Stretch[], perDay = 4): Found => ({
  stretches,
  newestOn: on(30),
  sumOf: (first, last) => perDay * (Number(last.slice(-2)) - Number(first.slice(-2)) + 1),
})
const kept = (id: string, first: number, last: number, state: Kept['state'] = 'recovered'): Kept => ({
  ...stretch(first, last),
  id,
  state,
})

test('what was not there is raised, what is there stays', () => {
  const changes = reconcile([kept('a', 3, 3)], found([stretch(3, 3), stretch(9, 9)]), on(1))
  expect(changes).toEqual({ raise: [stretch(9, 9)], change: [] })
})

test('another bad day makes the same alarm longer', () => {
  const { raise, change } = reconcile([kept('a', 29, 29, 'open')], found([stretch(29, 30, 'open')]), on(1))
  expect(raise).toEqual([])
  expect(change).toEqual([{ ...stretch(29, 30, 'open'), id: 'a' }])
})

test('an alarm whose days are as usual after late work is gone, and back where they are not', () => {
  expect(reconcile([kept('a', 3, 3)], found([], 9), on(1)).change).toEqual([kept('a', 3, 3, 'gone')])
  expect(reconcile([kept('a', 3, 3, 'gone')], found([stretch(3, 3)]), on(1))).toEqual({
    raise: [],
    change: [kept('a', 3, 3)],
  })
})

test('without late work an alarm stays what was said at the time', () => {
  expect(reconcile([kept('a', 3, 3)], found([]), on(1)).change).toEqual([])
  expect(reconcile([kept('a', 3, 3, 'open')], found([]), on(1)).change).toEqual([kept('a', 3, 3)])
})

test('what ended before the days that are read again is left alone', () => {
  expect(reconcile([kept('a', 3, 4)], found([], 9), on(5))).toEqual({ raise: [], change: [] })
})

test('found again, nothing is raised and nothing changes', () => {
  const stretches = fc
    .uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 6 })
    .map((starts) => starts.toSorted((a, b) => a - b).map((start) => stretch(3 * start, 3 * start + 1)))
  fc.assert(
    fc.property(stretches, stretches, (earlier, later) => {
      const write = (alarms: readonly Kept[], now: readonly Stretch[]) => {
        const { raise, change } = reconcile(alarms, found(now), on(1))
        const changed = new Map(change.map((alarm) => [alarm.id, alarm]))
        return [
          ...alarms.map((alarm) => changed.get(alarm.id) ?? alarm),
          ...raise.map((each, n): Kept => ({ ...each, id: `${alarms.length + n}` })),
        ]
      }
      const once = write(write([], earlier), later)
      expect(write(once, later)).toEqual(once)
      for (const each of later) expect(once.filter(({ firstOn }) => firstOn === each.firstOn).length).toBe(1)
    }),
  )
})

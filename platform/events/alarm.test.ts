import { expect, test } from 'vitest'
import { alarmOf, type MinuteCount } from './alarm.ts'

const now = new Date('2026-03-30T09:20:00Z')
const ago = ({ weeks = 0, minutes = 0 }) => new Date(now.getTime() - (weeks * 7 * 24 * 60 + minutes) * 60_000)
/** So many events half an hour before this time of the week, in each of some weeks before. */
const usual = (count: number, weeks: readonly number[]): MinuteCount[] =>
  weeks.map((week) => ({ minute: ago({ weeks: week, minutes: 30 }), count }))

test('silence in an hour that used to be busy raises the alarm, from the last event on', () => {
  const last = { minute: ago({ minutes: 90 }), count: 4 }

  expect(alarmOf([...usual(20, [1, 2, 3, 4]), last], now)).toEqual({
    since: last.minute,
    expectedPerHour: 20,
  })
})

test.each<[string, MinuteCount[]]>([
  ['events in the last hour', [...usual(20, [1, 2, 3, 4]), { minute: ago({ minutes: 59 }), count: 1 }]],
  ['an hour that was silent in earlier weeks too', [{ minute: ago({ minutes: 90 }), count: 50 }]],
  ['a school of less than three weeks', usual(20, [1, 2])],
  ['an hour with so few that none is chance', usual(4, [1, 2, 3, 4])],
  ['no events ever', []],
])('no alarm with %s', (_, minutes) => {
  expect(alarmOf(minutes, now)).toBeNull()
})

test('a holiday in one of the four weeks does not hide that the hour is usually busy', () => {
  expect(alarmOf(usual(20, [1, 3, 4]), now)).toMatchObject({ expectedPerHour: 15 })
})

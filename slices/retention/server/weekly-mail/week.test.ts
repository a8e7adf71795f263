import { localDay } from '@banxue/platform/events/local-day'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, mondayOf } from '../day.ts'
import { dueAt, isDue, lastWeek, nextAt, weekOverAt } from './week.ts'

const week = '2026-11-16'
const wall = (at: Date, zone: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'short', timeStyle: 'short', timeZone: zone }).format(at)

test.each([
  // The week ends in the last place on earth on Monday at 12:00 UTC.
  ['America/New_York', '23/11/2026, 08:00'],
  ['America/Los_Angeles', '23/11/2026, 08:00'],
  ['Pacific/Honolulu', '23/11/2026, 08:00'],
  ['America/Sao_Paulo', '23/11/2026, 09:00'],
  ['Atlantic/Azores', '23/11/2026, 11:00'],
  ['Europe/London', '24/11/2026, 08:00'],
  ['Asia/Kathmandu', '24/11/2026, 08:00'],
  ['Asia/Shanghai', '24/11/2026, 08:00'],
  ['Pacific/Kiritimati', '24/11/2026, 08:00'],
])('in %s the mail about a week leaves at %s', (zone, at) => {
  expect(wall(dueAt(week, zone), zone)).toBe(at)
})

test('the hour on the wall stays where the clocks change', () => {
  // Summer time ends in New York on Sunday, 1 November 2026, and begins on 14 March 2027.
  for (const on of ['2026-10-19', '2026-10-26', '2026-11-02', '2027-03-01', '2027-03-08', '2027-03-15'])
    expect(wall(dueAt(on, 'America/New_York'), 'America/New_York')).toMatch(/08:00$/)
})

const zones = Intl.supportedValuesOf('timeZone')
const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
const zoned = fc.constantFrom(...zones)

test('in every zone and every week it is a morning, Monday or Tuesday, with the week over everywhere', () => {
  fc.assert(
    fc.property(moment, zoned, (now, zone) => {
      const on = lastWeek(now)
      const at = dueAt(on, zone)
      const hour = Number(
        new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: zone }).format(at),
      )
      expect(hour).toBeGreaterThanOrEqual(8)
      expect(hour).toBeLessThan(12)
      expect(at >= weekOverAt(on)).toBe(true)
      expect([addDays(on, 7), addDays(on, 8)]).toContain(localDay(at, zone))
      // No earlier moment would do.
      const before = new Date(at.getTime() - 60_000)
      const hourBefore = Number(
        new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: zone }).format(before),
      )
      expect(before < weekOverAt(on) || hourBefore < 8 || hourBefore >= 12).toBe(true)
    }),
  )
})

test('the last week is the newest that nobody on earth is still in', () => {
  fc.assert(
    fc.property(moment, (now) => {
      const on = lastWeek(now)
      expect(mondayOf(on)).toBe(on)
      expect(weekOverAt(on) <= now && now < weekOverAt(addDays(on, 7))).toBe(true)
    }),
  )
})

test('each week is due once, and the next mail is always to come', () => {
  fc.assert(
    fc.property(moment, zoned, (now, zone) => {
      const next = nextAt(zone, now)
      expect(next > now).toBe(true)
      expect(next.getTime() - now.getTime()).toBeLessThan(9 * 86_400_000)
      expect(isDue(lastWeek(next), zone, now, next)).toBe(true)
    }),
  )
})

test('who asked after a mail had left waits for the next, and a day later it is no news', () => {
  const due = dueAt(week, 'Asia/Shanghai')
  const at = (hours: number) => new Date(due.getTime() + hours * 3_600_000)
  expect(isDue(week, 'Asia/Shanghai', at(-1), at(0))).toBe(true)
  expect(isDue(week, 'Asia/Shanghai', at(-1), at(23.9))).toBe(true)
  expect(isDue(week, 'Asia/Shanghai', at(-1), at(24))).toBe(false)
  expect(isDue(week, 'Asia/Shanghai', at(-1), at(-0.1))).toBe(false)
  expect(isDue(week, 'Asia/Shanghai', at(1), at(2))).toBe(false)
})

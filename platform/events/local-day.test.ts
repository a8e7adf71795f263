import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isZone, localDay } from './local-day.ts'

const zones = Intl.supportedValuesOf('timeZone')
const hourMs = 3_600_000
const year = 2026

const formats = new Map<string, Intl.DateTimeFormat>()

/** Difference between the wall and UTC at an instant, seconds, from the name of the offset. */
function offsetS(at: Date, zone: string): number {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  formats.set(zone, format)
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(at)) ?? []
  const all = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  return sign === '-' ? -all : all
}

/** The same date found another way: from the offset. */
const dayByOffset = (at: Date, zone: string) =>
  new Date(at.getTime() + offsetS(at, zone) * 1000).toISOString().slice(0, 10)

/** Instants of the year at which a zone's offset changes, to the second before and at the change. */
function changes(zone: string): Date[] {
  const offsetAt = (ms: number) => offsetS(new Date(ms), zone)
  const found: Date[] = []
  for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += 24 * hourMs) {
    let [low, high] = [day, day + 24 * hourMs]
    if (offsetAt(low) === offsetAt(high)) continue
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000
      if (offsetAt(middle) === offsetAt(low)) low = middle
      else high = middle
    }
    found.push(new Date(low), new Date(high))
  }
  return found
}

describe('the local day', () => {
  test('is the date on the wall, in every zone and at any time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date('1973-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (zone, at) => localDay(at, zone) === dayByOffset(at, zone),
      ),
      { numRuns: 3000 },
    )
  })

  test('is the date on the wall around both clock changes of the year, in every zone that has them', () => {
    const changing = zones
      .map((zone) => ({ zone, instants: changes(zone) }))
      .filter(({ instants }) => instants.length > 0)
    expect(changing.length).toBeGreaterThan(50)
    for (const { zone, instants } of changing)
      for (const instant of instants)
        for (const shiftMs of [-24, -1, 0, 1, 24].map((hours) => hours * hourMs)) {
          const at = new Date(instant.getTime() + shiftMs)
          expect(localDay(at, zone), `${zone} ${at.toISOString()}`).toBe(dayByOffset(at, zone))
        }
  })

  test('never goes back as time goes on, but where a zone crosses the date line', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 365 * 24 * 60 }),
        fc.integer({ min: 0, max: 7 * 24 * 60 }),
        (zone, minute, later) => {
          const at = Date.UTC(year, 0, 1) + minute * 60_000
          return localDay(new Date(at), zone) <= localDay(new Date(at + later * 60_000), zone)
        },
      ),
    )
  })

  test('of a day that a zone skipped is never given', () => {
    expect(localDay(new Date('2011-12-30T09:59:59Z'), 'Pacific/Apia')).toBe('2011-12-29')
    expect(localDay(new Date('2011-12-30T10:00:00Z'), 'Pacific/Apia')).toBe('2011-12-31')
  })
})

test('a zone is known by its IANA name alone', () => {
  expect(['Asia/Shanghai', 'asia/shanghai', 'UTC'].map(isZone)).toEqual([true, true, true])
  expect(['', 'Mars/Olympus', 'Asia/Shanghai; drop'].map(isZone)).toEqual([false, false, false])
  expect(() => localDay(new Date(), 'Mars/Olympus')).toThrow(RangeError)
})

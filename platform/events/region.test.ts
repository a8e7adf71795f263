import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atlas, regionOf } from './region.ts'

const byZone = (zone: string) => regionOf({ header: null, zone })
const zones = Intl.supportedValuesOf('timeZone')

test('every zone of a place that the runtime lists has exactly one country', () => {
  const lost = zones.filter((zone) => byZone(zone) === 'unknown')

  // Only what is no place: UTC, and offsets under other names.
  expect(lost.filter((zone) => zone !== 'UTC' && !zone.startsWith('Etc/'))).toEqual([])
})

test('a region is a country of ISO 3166-1 or unknown, whatever header and zone say', () => {
  const zone = fc.oneof(fc.constantFrom(...zones), fc.string())
  const header = fc.option(fc.oneof(fc.string(), fc.constantFrom('cn', 'T1', 'XX', 'SU', 'ZZ', 'UK', ' de ')))
  fc.assert(
    fc.property(zone, header, (zoneName, country) => {
      const region = regionOf({ header: country, zone: zoneName })
      expect(region).toMatch(/^([A-Z]{2}|unknown)$/)
      expect(region === 'unknown' || atlas().countries.has(region)).toBe(true)
    }),
  )
})

test('there are the 249 countries of ISO 3166-1', () => {
  expect(atlas().countries.size).toBe(249)
})

test.each([
  ['Asia/Shanghai', 'CN'],
  ['Asia/Urumqi', 'CN'],
  ['Asia/Chongqing', 'CN'],
  ['asia/shanghai', 'CN'],
  ['PRC', 'CN'],
  ['Asia/Calcutta', 'IN'],
  ['Asia/Kolkata', 'IN'],
  ['Europe/Kyiv', 'UA'],
  ['Europe/Oslo', 'NO'],
  ['US/Pacific', 'US'],
  ['Arctic/Longyearbyen', 'SJ'],
  ['Etc/UTC', 'unknown'],
  ['UTC', 'unknown'],
  ['GMT', 'unknown'],
  ['Etc/GMT+5', 'unknown'],
  ['EST', 'unknown'],
  ['CET', 'unknown'],
  ['PST8PDT', 'unknown'],
  ['+08:00', 'unknown'],
  ['Mars/Olympus', 'unknown'],
  ['', 'unknown'],
])('the zone %j lies in %s', (zone, region) => {
  expect(byZone(zone)).toBe(region)
})

test.each([
  ['DE', 'DE'],
  ['de', 'DE'],
  // What proxies say where they do not know, or know it to be nowhere: the zone counts.
  ['XX', 'CN'],
  ['T1', 'CN'],
  ['', 'CN'],
  ['Germany', 'CN'],
  ['SU', 'CN'],
])('a proxy that says %j makes it %s beside Asia/Shanghai', (header, region) => {
  expect(regionOf({ header, zone: 'Asia/Shanghai' })).toBe(region)
})

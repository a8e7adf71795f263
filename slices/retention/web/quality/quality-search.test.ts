import { expect, test } from 'vitest'
import { devices, networks } from '#retention/contract'
import { qualitySearch } from './quality-search.ts'

test('an address keeps what the page can ask, and loses what it cannot', () => {
  const asked = {
    population: 'simulated',
    course: crypto.randomUUID(),
    period: 'week',
    device: 'phone',
    network: '3g',
    region: 'CN',
  }
  expect(qualitySearch(asked)).toEqual(asked)
  expect(
    qualitySearch({ period: 'day', device: 'watch', network: '9g', region: "C'", course: 'all', other: 1 }),
  ).toEqual({})
})

test('every device and network that reports know can be in the address', () => {
  for (const device of devices) expect(qualitySearch({ device })).toEqual({ device })
  for (const network of networks) expect(qualitySearch({ network })).toEqual({ network })
  expect(qualitySearch({ region: 'unknown' })).toEqual({ region: 'unknown' })
})

import { expect, test } from 'vitest'
import { otherSearch, versusOf } from './compared.ts'

const october = { from: '2026-10-01', to: '2026-10-31' }

test('the other set differs in one filter, or in the period', () => {
  expect(otherSearch({ device: 'phone', cohort: '2026-10', vs: 'device.desktop' })).toEqual({
    device: 'desktop',
    cohort: '2026-10',
  })
  expect(otherSearch({ device: 'phone', vs: 'device.all' })).toEqual({})
  expect(otherSearch({ source: 'direct', vs: 'source.www.bilibili.com' })).toEqual({
    source: 'www.bilibili.com',
  })
  expect(otherSearch({ ...october, vs: 'period.before' })).toEqual({ from: '2026-08-31', to: '2026-09-30' })
  expect(otherSearch({ from: '2028-02-01', to: '2028-02-29', vs: 'period.year' })).toEqual({
    from: '2027-02-01',
    to: '2027-02-28',
  })
})

test('nothing is compared with itself, or with what is not understood', () => {
  expect(versusOf({ device: 'phone', vs: 'device.phone' })).toBeNull()
  expect(versusOf({ vs: 'device.all' })).toBeNull()
  expect(versusOf({ vs: 'device.watch' })).toBeNull()
  expect(versusOf({ vs: 'population.simulated' })).toBeNull()
  expect(versusOf({ vs: 'period.before' })).toBeNull()
  expect(versusOf({ ...october, vs: 'period.after' })).toBeNull()
  expect(versusOf({})).toBeNull()
})

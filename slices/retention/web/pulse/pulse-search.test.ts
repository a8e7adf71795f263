import { expect, test } from 'vitest'
import { pulseSearch } from './pulse-search.ts'

test('an address that was tampered with asks for nothing in particular', () => {
  const course = crypto.randomUUID()
  expect(pulseSearch({ population: 'simulated', course })).toEqual({ population: 'simulated', course })
  expect(pulseSearch({ population: 'all', course: "'; drop", other: 1 })).toEqual({})
  const all = {
    cohort: '2026-10',
    device: 'phone',
    source: 'bilibili',
    campaign: 'autumn',
    from: '2026-10-01',
  }
  expect(pulseSearch({ ...all, to: '2026-10-31' })).toEqual({ ...all, to: '2026-10-31' })
  expect(pulseSearch({ cohort: '2026-W54', device: 'watch', source: '', campaign: 'x'.repeat(101) })).toEqual(
    {},
  )
  expect(pulseSearch({ cohort: '2026-W53', campaign: 2026 })).toEqual({
    cohort: '2026-W53',
    campaign: '2026',
  })
  expect(pulseSearch({ from: '2026-02-30', to: 'tomorrow' })).toEqual({})
})

test('a period that ends before it begins is none', () => {
  expect(pulseSearch({ from: '2026-10-02', to: '2026-10-01' })).toEqual({})
  expect(pulseSearch({ from: '2026-10-01', to: '2026-10-01' })).toEqual({
    from: '2026-10-01',
    to: '2026-10-01',
  })
})

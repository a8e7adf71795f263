import { expect, test } from 'vitest'
import { consentsOf, consentStates } from './consents.ts'

const at = new Date('2026-03-01T08:00:00Z')

test('until somebody says otherwise nobody is analysed, and the quality of videos is measured', () => {
  expect(consentsOf([])).toEqual({ analysis: false, quality: true })
  expect(consentStates([]).map(({ changedAt }) => changedAt)).toEqual([null, null])
})

test('what a person said last holds, and a purpose that the school has no more is nothing', () => {
  const said = [
    { purpose: 'quality', granted: false, changed_at: at },
    { purpose: 'astrology', granted: true, changed_at: at },
  ]
  expect(consentsOf(said)).toEqual({ analysis: false, quality: false })
  expect(consentStates(said)).toEqual([
    { purpose: 'analysis', isGranted: false, changedAt: null },
    { purpose: 'quality', isGranted: false, changedAt: at },
  ])
})

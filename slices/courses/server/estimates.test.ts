import { expect, test } from 'vitest'
import { readingS, stepS, unitS } from './estimates.ts'

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')

test.each([
  ['238 English words', { en: words(238) }, 60],
  ['300 Chinese characters', { 'zh-CN': '字'.repeat(300) }, 60],
  ['Chinese with English in it', { 'zh-CN': `${'字'.repeat(150)} ${words(119)}` }, 60],
  ['the longer of two languages', { en: words(238), 'zh-CN': '字' }, 60],
  ['tags and punctuation, which are nothing to read', { en: '<p class="a b c">…</p>' }, 0],
  ['a picture', { en: '<img src="x">' }, 10],
])('%s takes its time', (_what, html, seconds) => {
  expect(readingS(html)).toBeCloseTo(seconds, 5)
})

test('a question takes thinking beside reading, and no step less than five seconds', () => {
  const stem = { en: words(119) }
  expect(stepS({ kind: 'open', stem, modelAnswer: null })).toBe(150)
  expect(stepS({ kind: 'reading', html: { en: 'Hi' } })).toBe(5)
})

test('a unit counts its required steps, or all where none is required', () => {
  const steps = [
    { isRequired: true, estimatedS: 60 },
    { isRequired: false, estimatedS: 30 },
  ]
  expect(unitS({ en: words(119) }, steps)).toBe(90)
  expect(unitS(null, steps.slice(1))).toBe(30)
})

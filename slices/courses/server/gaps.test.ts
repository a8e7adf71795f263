import { expect, test } from 'vitest'
import { cleanStep } from './clean-step.ts'
import { cleanHtml } from './clean.ts'
import { faultOfGaps } from './gaps.ts'

const links = { file: () => null, unit: () => null }
const cloze = (html: string) => ({
  kind: 'cloze' as const,
  text: { en: html },
  gaps: [{ id: 'a', accepted: [{ en: 'x' }] }],
  rightFeedback: null,
  wrongFeedback: null,
  explanation: null,
})
const cleaned = (html: string) => cleanStep(cloze(html), ({ en = '' }) => ({ en: cleanHtml(en, links).html }))

test.each([
  ['stands', '<p>a <span data-gap="a"></span></p>', null],
  ['is not there', '<p>a</p>', 'the gap a must stand once in the en text'],
  [
    'stands twice',
    '<span data-gap="a"></span><span data-gap="a"></span>',
    'the gap a must stand once in the en text',
  ],
  [
    'was cleaned away',
    '<textarea><span data-gap="a"></span></textarea>',
    'the gap a must stand once in the en text',
  ],
  [
    'has a neighbour without an answer',
    '<span data-gap="a"></span><span data-gap="b"></span>',
    'the en text has more gaps than answers',
  ],
])('a gap that %s', (_what, html, fault) => {
  expect(faultOfGaps(cleaned(html))).toBe(fault)
})

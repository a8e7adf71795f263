import { expect, test } from 'vitest'
import { sizeText } from './size-text.ts'

test.each([
  [12, '1 kB'],
  [12_345, '12 kB'],
  [3_440_000, '3.4 MB'],
  [52_000_000, '52 MB'],
])('%i bytes are said as %s', (bytes, words) => {
  expect(sizeText(bytes, 'en')).toBe(words)
})

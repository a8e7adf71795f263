import { expect, test } from 'vitest'
import { sizeText } from './size-text.ts'

test.each([
  [200, 'en', '1 kB'],
  [840_300, 'en', '840 kB'],
  [3_440_000, 'en', '3.4 MB'],
  [26_400_000, 'zh-CN', '26 MB'],
  [1_240_000_000, 'zh-CN', '1.2 GB'],
] as const)('%i bytes are said in %s as %s', (bytes, language, text) => {
  expect(sizeText(bytes, language)).toBe(text)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeOf, readCode } from './code.ts'

test('a code has 12 unmistakable characters and is read as it was written', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (bytes) => {
      const code = codeOf(bytes)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
      expect(readCode(code)).toBe(code)
    }),
  )
})

test.each([
  ['small letters, hyphens and spaces', ' abcd-efgh 1234 ', 'ABCDEFGH1234'],
  ['letters that look like digits', 'oIlO', '0110'],
  ['full-width letters', 'ＡＢ１２', 'AB12'],
])('%s are forgiven', (_name, typed, code) => {
  expect(readCode(typed)).toBe(code)
})

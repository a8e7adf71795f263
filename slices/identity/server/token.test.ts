import { expect, test } from 'vitest'
import { hashOf, newToken, openToken, sealToken } from './token.ts'

const secret = 'a secret of at least thirty-two bytes'

test('a sealed token opens with the secret that sealed it', () => {
  const token = newToken()
  expect(openToken(sealToken(token, secret), secret)).toBe(token)
})

test.each([
  ['no cookie', undefined],
  ['an empty cookie', ''],
  ['a token without a signature', 'abc'],
  ['a signature alone', '.abc'],
  ['a broken percent code', '%E0%A4%A'],
  ['the signature of another token', `other.${sealToken('abc', secret).split('.')[1]}`],
  ['a seal of another secret', sealToken('abc', `${secret}!`)],
])('%s opens nothing', (_what, sealed) => {
  expect(openToken(sealed, secret)).toBeNull()
})

test('tokens are never alike and are kept as hashes', () => {
  const [one, two] = [newToken(), newToken()]
  expect(one).not.toBe(two)
  expect(hashOf(one).equals(hashOf(two))).toBe(false)
  expect(hashOf(one).toString('utf8')).not.toContain(one)
})

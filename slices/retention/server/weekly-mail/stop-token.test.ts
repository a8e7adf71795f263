import { expect, test } from 'vitest'
import { createStopTokens } from './stop-token.ts'

const tokens = createStopTokens('only-for-tests-0123456789-0123456789')
const ann = crypto.randomUUID()

test('a link stops the mail of the one it was made for', () => {
  const token = tokens.tokenFor(ann)
  expect(tokens.personOf(token)).toBe(ann)
  expect(encodeURIComponent(token)).toBe(token)
})

test("nobody else's link can be made of it", () => {
  const [, signature = ''] = tokens.tokenFor(ann).split('.')
  for (const token of [
    '',
    '.',
    ann,
    `${ann}.`,
    `${crypto.randomUUID()}.${signature}`,
    `${ann}.${signature}x`,
  ])
    expect(tokens.personOf(token)).toBeNull()
  const other = createStopTokens('another-school-0123456789-0123456789')
  expect(other.personOf(tokens.tokenFor(ann))).toBeNull()
})

import { expect, test } from 'vitest'
import { localUrl } from './local-url.ts'

test.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['localhost', 'http://localhost:3000'],
  ['192.168.1.20', 'http://192.168.1.20:3000'],
  ['::1', 'http://[::1]:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://[::1]:3000'],
])('a school that listens on %s is reached at %s', (host, expected) => {
  expect(localUrl(host, 3000)).toBe(expected)
})

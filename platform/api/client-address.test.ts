import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

test.each([
  ['203.0.113.7', null, '203.0.113.7'],
  ['::ffff:203.0.113.7', null, '203.0.113.7'],
  ['203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['::1', '10.9.9.9, 198.51.100.1', '198.51.100.1'],
  ['172.18.0.2', '2001:db8::7', '2001:db8::7'],
  ['127.0.0.1', 'not an address', '127.0.0.1'],
  ['127.0.0.1', '', '127.0.0.1'],
  [undefined, null, ''],
])('a connection from %s, forwarded for %j, is %s', (remote, forwardedFor, expected) => {
  expect(clientAddress(remote, forwardedFor)).toBe(expected)
})

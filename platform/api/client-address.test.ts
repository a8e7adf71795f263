import { expect, test } from 'vitest'
import { clientAddress, clientCountry } from './client-address.ts'

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

test.each([
  ['127.0.0.1', 'cf-ipcountry', 'DE'],
  ['::ffff:10.0.0.2', 'CF-IPCountry', 'DE'],
  ['127.0.0.1', 'x-country', null],
  ['127.0.0.1', undefined, null],
  ['203.0.113.7', 'cf-ipcountry', null],
  [undefined, 'cf-ipcountry', null],
])('from %s, with %j configured, the country is %j', (remote, regionHeader, expected) => {
  expect(clientCountry(remote, new Headers({ 'cf-ipcountry': 'DE' }), regionHeader)).toBe(expected)
})

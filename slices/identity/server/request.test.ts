import { expect, test } from 'vitest'
import { isLoopback, isZoneName, languageOf, networkOf, visitorOf, zoneOf } from './request.ts'

test.each([
  ['1', 'localhost:3000', true],
  ['1', '127.0.0.1', true],
  ['1', '[::1]:3000', true],
  ['1', 'school.example', false],
  ['1', 'localhost.evil.example', false],
  ['1', '', false],
  ['', 'localhost', false],
])('loopback flag %j with Host %j is %s', (flag, host, expected) => {
  expect(isLoopback(new Headers({ 'x-banxue-loopback': flag, host }))).toBe(expected)
})

test.each([
  ['Asia/Shanghai', true],
  ['UTC', true],
  ['+08:00', false],
  ['Mars/Olympus', false],
  ['', false],
])('%j as the name of a zone: %s', (zone, expected) => {
  expect(isZoneName(zone)).toBe(expected)
})

test('the zone of the device prevails only where it is one', () => {
  expect(zoneOf(new Headers({ 'x-zone': 'Europe/Berlin' }), 'UTC')).toBe('Europe/Berlin')
  expect(zoneOf(new Headers({ 'x-zone': 'nowhere' }), 'Asia/Tokyo')).toBe('Asia/Tokyo')
  expect(zoneOf(new Headers(), 'Asia/Tokyo')).toBe('Asia/Tokyo')
})

test.each([
  ['banxue_language=en', 'zh-CN', 'en'],
  ['', 'zh-TW,en;q=0.5', 'zh-CN'],
  ['', 'de,en;q=0.8,zh;q=0.7', 'en'],
  ['', 'de', 'en'],
  ['banxue_language=xx', '', 'en'],
])('cookie %j and Accept-Language %j ask for %s', (cookie, accept, expected) => {
  expect(languageOf(new Headers({ cookie, 'accept-language': accept }))).toBe(expected)
})

test('a visitor is a UUID or nobody', () => {
  expect(visitorOf(new Headers({ 'x-visitor': 'not one' }))).toBeNull()
  expect(visitorOf(new Headers({ 'x-visitor': '0B4F2A10-8F0F-4C5E-9D3A-6A1B2C3D4E5F' }))).toBe(
    '0b4f2a10-8f0f-4c5e-9d3a-6a1b2c3d4e5f',
  )
})

test('addresses of one IPv6 network are counted together', () => {
  const network = (address: string) => networkOf(new Headers({ 'x-banxue-address': address }))
  expect(network('2001:db8:1:2:aaaa::1')).toBe(network('2001:db8:1:2:bbbb::2'))
  expect(network('203.0.113.7')).not.toBe(network('203.0.113.8'))
})

import { expect, test } from 'vitest'
import { isLoopback } from './headers.ts'

const headers = (host: string, more: Record<string, string> = {}) => new Headers({ host, ...more })

test('a call from this machine to this machine is told from one of elsewhere', () => {
  expect(isLoopback('127.0.0.1', headers('127.0.0.1:3000'))).toBe(true)
  expect(isLoopback('::ffff:127.0.0.1', headers('localhost:3000'))).toBe(true)
  expect(isLoopback('::1', headers('[::1]:3000'))).toBe(true)
  expect(isLoopback('192.168.1.9', headers('192.168.1.20:3000'), '192.168.1.20')).toBe(false)
  expect(isLoopback(undefined, headers('127.0.0.1:3000'))).toBe(false)
})

test('a machine that calls its own address calls itself', () => {
  expect(isLoopback('192.168.1.20', headers('192.168.1.20:3000'), '192.168.1.20')).toBe(true)
  expect(isLoopback('192.168.1.20', headers('school.example:3000'), '192.168.1.20')).toBe(false)
})

test('what came through a proxy, by a foreign name or from a foreign page is from elsewhere', () => {
  expect(isLoopback('127.0.0.1', headers('127.0.0.1:3000', { 'x-forwarded-for': '203.0.113.4' }))).toBe(false)
  expect(isLoopback('127.0.0.1', headers('rebound.example'))).toBe(false)
  expect(isLoopback('127.0.0.1', headers('127.0.0.1:3000', { origin: 'https://other.example' }))).toBe(false)
})

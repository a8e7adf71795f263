import { expect, test } from 'vitest'
import { cookieLine, cookieNames, readCookies, setCookieValue } from './cookies.ts'

test('cookies of a school behind https say Secure, in name and attribute', () => {
  const names = cookieNames('https://school.example')
  expect(names.session).toBe('__Secure-banxue.session_token')
  expect(cookieLine(names.guest, 'x', 60, names.isSecure)).toBe(
    '__Secure-banxue.guest=x; Max-Age=60; Path=/; HttpOnly; SameSite=Lax; Secure',
  )
  expect(cookieNames('http://127.0.0.1:3000').session).toBe('banxue.session_token')
})

test('the first of two equal cookies counts, and values keep their equal signs', () => {
  const found = readCookies(new Headers({ cookie: 'a=1; b=2=3; a=4; ; c' }))
  expect([found.get('a'), found.get('b'), found.get('c')]).toEqual(['1', '2=3', ''])
})

test('a cookie that a response clears was not set', () => {
  const headers = new Headers()
  headers.append('set-cookie', 's=; Max-Age=0; Path=/')
  expect(setCookieValue(headers, 's')).toBeNull()
  headers.append('set-cookie', 's=abc; Max-Age=60; Path=/')
  expect(setCookieValue(headers, 's')).toBe('abc')
})

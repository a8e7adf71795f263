import { expect, test } from 'vitest'
import { isPage } from './is-page.ts'

test.each(['/', '/learn', '/learn/a1/b2', '/courses/tea-for-two', '/me', '/filesystem'])(
  '%s is a page: it opens without a network',
  (path) => {
    expect(isPage(path)).toBe(true)
  },
)

test.each([
  '/rpc/learning/openUnit',
  '/api/events',
  '/api/docs',
  '/files/courses/a.png',
  '/media/x/720/seg1.m4s',
  '/cover/tea.svg',
  '/assets/main-a1.js',
  '/healthz',
  '/icon.svg',
  '/manifest.webmanifest',
])('%s is none: it always goes to the school', (path) => {
  expect(isPage(path)).toBe(false)
})

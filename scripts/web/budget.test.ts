import { expect, test } from 'vitest'
import { closureOf } from './budget.ts'

test('a route loads what it imports, and what that imports, each once', () => {
  const chunks = new Map([
    ['entry.js', { imports: ['react.js'], code: '' }],
    ['page.js', { imports: ['parts.js', 'react.js'], code: '' }],
    ['parts.js', { imports: ['entry.js'], code: '' }],
    ['other.js', { imports: [], code: '' }],
  ])
  expect([...closureOf(chunks, ['entry.js', 'page.js'])].toSorted()).toEqual([
    'entry.js',
    'page.js',
    'parts.js',
    'react.js',
  ])
})

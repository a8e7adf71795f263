import { expect, test } from 'vitest'
import { wayOn } from './way-on.ts'

test.each(['/', '/courses/spoken-english', '/me?tab=1#top'])('%s is a way on', (to) => {
  expect(wayOn({ to })).toEqual({ to })
})

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  '/\tevil',
  'courses',
  '',
  '/sign-in?to=/sign-in',
  undefined,
  7,
])('%s is none', (to) => {
  expect(wayOn({ to })).toEqual({})
})

import { expect, test } from 'vitest'
import { readAsked } from './asked.ts'

const asked = (line: string) => readAsked(line.split(' '), (path) => `/home/me/${path}`)

test.each([
  ['backup school.tar', { name: 'backup', file: '/home/me/school.tar' }],
  ['restore school.tar', { name: 'restore', file: '/home/me/school.tar', isReplacing: false }],
  ['restore school.tar --replace', { name: 'restore', file: '/home/me/school.tar', isReplacing: true }],
  ['doctor', { name: 'doctor', isJson: false }],
  ['doctor --json', { name: 'doctor', isJson: true }],
  ['import book.zip', { name: 'import', args: ['/home/me/book.zip', 'version'] }],
  ['import book.zip --as correction', { name: 'import', args: ['/home/me/book.zip', 'correction'] }],
  ['demo clear', { name: 'demo clear', args: [] }],
])('%s', (line, expected) => {
  expect(asked(line)).toEqual(expected)
})

test.each([
  '',
  'backup',
  'backup --replace',
  'backup a b',
  'restore a --force',
  'restore --replace a',
  'doctor all',
  'demo',
  'import a --as joke',
])('%j is no command', (line) => {
  expect(asked(line)).toBeNull()
})

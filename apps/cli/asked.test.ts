import { expect, test } from 'vitest'
import { readAsked } from './asked.ts'

const asked = (line: string) => readAsked(line.split(' '), (path) => `/somewhere/${path}`)

test.each([
  ['backup school.tar', { name: 'backup', file: '/somewhere/school.tar' }],
  ['restore school.tar', { name: 'restore', file: '/somewhere/school.tar', isReplacing: false }],
  ['restore school.tar --replace', { name: 'restore', file: '/somewhere/school.tar', isReplacing: true }],
  ['doctor', { name: 'doctor', isJson: false }],
  ['doctor --json', { name: 'doctor', isJson: true }],
  ['import book.zip', { name: 'import', args: ['/somewhere/book.zip', 'version'] }],
  ['import book.zip --as correction', { name: 'import', args: ['/somewhere/book.zip', 'correction'] }],
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

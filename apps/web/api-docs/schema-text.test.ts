import { expect, test } from 'vitest'
import { proceduresOf } from './document.ts'
import { schemaText } from './schema-text.ts'

test('an object is written as one reads it, with what may be absent and what it means', () => {
  const text = schemaText({
    type: 'object',
    properties: {
      id: { type: 'string', format: 'uuid' },
      share: { type: 'number', description: '0 to 1' },
      tags: { type: 'array', items: { enum: ['a', 'b'] } },
    },
    required: ['id', 'tags'],
  })
  expect(text).toBe('{\n  id: uuid\n  share?: number  // 0 to 1\n  tags: ("a" | "b")[]\n}')
})

test('alternatives are told once each', () => {
  expect(schemaText({ anyOf: [{ type: 'string' }, { type: 'null' }, { type: 'string' }] })).toBe(
    'string | null',
  )
})

test('procedures stand with their slice', () => {
  const groups = proceduresOf({
    info: { title: 'x', version: '1' },
    paths: {
      '/me': { get: { operationId: 'identity.me' }, patch: { operationId: 'identity.changeProfile' } },
    },
  })
  expect(groups.get('identity')?.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /me',
    'PATCH /me',
  ])
})

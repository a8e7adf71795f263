import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockBytes, paddingOf, readHeader, readRecords, tarHeader } from './tar.ts'

const at = new Date('2026-11-22T12:00:00Z')

/** What a header of one or more blocks says, as a reader takes it. */
function read(header: Buffer) {
  const first = readHeader(header.subarray(0, blockBytes))
  if (first === null || first.type !== 'x') return { ...first, blocks: header.length / blockBytes }
  const body = header.subarray(blockBytes, blockBytes + first.sizeBytes)
  const records = readRecords(body)
  const last = readHeader(header.subarray(header.length - blockBytes))
  return {
    name: records.get('path'),
    sizeBytes: Number(records.get('size')),
    type: last?.type,
    blocks: header.length / blockBytes,
  }
}

test('a short name stands in a plain header', () => {
  expect(read(tarHeader('files/a.png', 42, at))).toEqual({
    name: 'files/a.png',
    sizeBytes: 42,
    type: '0',
    blocks: 1,
  })
})

test('whatever a name and a size are, they are read as they were written', () => {
  const name = fc.string({ minLength: 1, maxLength: 300, unit: fc.constantFrom('a', '/', '.', '-', '伴') })
  fc.assert(
    fc.property(name, fc.integer({ min: 0, max: 2 ** 45 }), (key, sizeBytes) => {
      expect(read(tarHeader(key, sizeBytes, at))).toMatchObject({ name: key, sizeBytes, type: '0' })
    }),
  )
})

test('bodies are filled up to whole blocks', () => {
  expect([0, 1, 511, 512, 513].map(paddingOf)).toEqual([0, 511, 1, 0, 511])
})

test('zeros end an archive, and anything else that is no header is refused', () => {
  expect(readHeader(Buffer.alloc(blockBytes))).toBeNull()
  expect(() => readHeader(Buffer.alloc(blockBytes, 'x'))).toThrow('no header')
})

import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { beforeAll, expect, test } from 'vitest'
import { testStorage } from '../testing/storage.ts'
import type { Storage } from './storage.ts'

let storage: Storage
/** Each test keeps to a place of its own, because an outside store is not emptied between them. */
const place = () => `trial/${randomUUID()}`
const plain = { mediaType: 'text/plain' }

beforeAll(async () => {
  storage = await testStorage()
})

test('what was put comes back byte for byte, from a stream as from bytes', async () => {
  const key = `${place()}/picture.png`
  const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 251))
  await storage.put(key, Readable.from([bytes.subarray(0, 40_000), bytes.subarray(40_000)]), {
    mediaType: 'image/png',
  })

  expect(await buffer(await storage.open(key))).toEqual(bytes)
  expect(await storage.sizeBytes(key)).toBe(100_000)
})

test('a range has both its ends', async () => {
  const key = `${place()}/words.txt`
  await storage.put(key, Buffer.from('0123456789'), plain)

  expect(await text(await storage.open(key, { start: 2, end: 5 }))).toBe('2345')
})

test('a body that breaks off leaves nothing under its key', async () => {
  const key = `${place()}/cut.bin`
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('first half')
      throw new Error('the line went dead')
    })(),
  )

  await expect(storage.put(key, broken, plain)).rejects.toThrow('the line went dead')
  expect(await storage.has(key)).toBe(false)
})

test('deleting a prefix takes everything below it and nothing beside it', async () => {
  const mine = place()
  const others = place()
  for (const key of [`${mine}/a.txt`, `${mine}/deep/b.txt`, `${others}/c.txt`])
    await storage.put(key, Buffer.from(key), plain)

  await storage.deletePrefix(`${mine}/`)

  expect(await storage.has(`${mine}/a.txt`)).toBe(false)
  expect(await storage.has(`${mine}/deep/b.txt`)).toBe(false)
  expect(await storage.has(`${others}/c.txt`)).toBe(true)
})

test('a missing file is told as missing', async () => {
  const key = `${place()}/none.txt`
  expect(await storage.sizeBytes(key)).toBeNull()
  await expect(storage.open(key)).rejects.toThrow('no file')
  await expect(storage.delete(key)).resolves.toBeUndefined()
})

test.each(['../secrets.json', 'a/../../b', '/etc/passwd', 'a//b', 'a\\b', '', 'a/./b', '伴学.png'])(
  'the key %j is refused',
  async (key) => {
    await expect(storage.put(key, Buffer.from('x'), plain)).rejects.toThrow('bad storage key')
  },
)

test('a list names every file below a prefix with its size, and nothing beside it', async () => {
  const mine = place()
  for (const name of ['a.txt', 'deep/b.txt', 'deep/er/c.txt'])
    await storage.put(`${mine}/${name}`, Buffer.from(name), plain)
  await storage.put(`${mine}beside/d.txt`, Buffer.from('d'), plain)
  const listed = async (prefix?: string) => {
    const found = await Array.fromAsync(storage.list(prefix))
    return found
      .filter(({ key }) => key.startsWith(mine))
      .map(({ key, sizeBytes }) => `${key.slice(mine.length)} ${sizeBytes}`)
      .toSorted()
  }

  expect(await listed(`${mine}/`)).toEqual(['/a.txt 5', '/deep/b.txt 10', '/deep/er/c.txt 13'])
  expect(await listed()).toEqual(['/a.txt 5', '/deep/b.txt 10', '/deep/er/c.txt 13', 'beside/d.txt 1'])
  expect(await listed(`${place()}/`)).toEqual([])
})

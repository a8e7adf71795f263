import { readFile, writeFile } from 'node:fs/promises'
import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { archiveLimits } from './archive-limits.ts'
import { openZip } from './archive.ts'
import { formatOf } from './detect.ts'
import { ImportRefused } from './draft.ts'
import { openSource } from './source.ts'
import { folderOf, type RawEntry, rawZip, zipOf } from './testing/zips.ts'

const refusal = async (opening: Promise<unknown>): Promise<string> => {
  const error: unknown = await opening.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return error instanceof ImportRefused ? error.code : `not refused: ${String(error)}`
}
const zeros = deflateRawSync(Buffer.alloc(32 * 1024 ** 2))

test.each<[string, RawEntry[], string]>([
  ['a path that climbs out', [{ name: '../../etc/passwd' }], 'zip_unsafe_path'],
  ['a path that climbs out in the middle', [{ name: 'a/../../b' }], 'zip_unsafe_path'],
  ['an absolute path', [{ name: '/etc/passwd' }], 'zip_unsafe_path'],
  ['a Windows path', [{ name: 'C:/windows/x' }], 'zip_unsafe_path'],
  ['a backslash', [{ name: '..\\..\\x' }], 'zip_unsafe_path'],
  ['a symbolic link', [{ name: 'link', mode: 0o120777, body: Buffer.from('/etc/passwd') }], 'zip_link'],
  ['a control character in a name', [{ name: 'a\u0007b' }], 'zip_bad_name'],
  ['an empty part in a path', [{ name: 'a//b' }], 'zip_bad_name'],
  ['a name in no known encoding', [{ name: Buffer.from([0xff, 0xff, 0x80]) }], 'zip_bad_name'],
  ['the same name twice', [{ name: 'a' }, { name: 'a' }], 'zip_duplicate'],
  ['the same name in two forms of Unicode', [{ name: 'é' }, { name: 'e\u0301' }], 'zip_duplicate'],
  [
    'an encrypted entry',
    [{ name: 'a', flags: 1, body: Buffer.alloc(12), uncompressedBytes: 0 }],
    'zip_encrypted',
  ],
  ['a method nobody reads', [{ name: 'a', method: 12 }], 'zip_method'],
  ['a bomb', [{ name: 'a', method: 8, body: zeros, uncompressedBytes: 32 * 1024 ** 2 }], 'zip_bomb'],
  [
    'more than four gigabytes unpacked, in files of two',
    Array.from({ length: 3 }, (_, index) => ({
      name: `f${index}`,
      method: 8,
      uncompressedBytes: 2 * 1024 ** 3,
      body: Buffer.alloc(11 * 1024 ** 2),
    })),
    'zip_too_large',
  ],
  ['nothing', [], 'zip_empty'],
])('a ZIP with %s is refused', async (_what, entries, code) => {
  expect(await refusal(openZip(await rawZip(entries)))).toBe(code)
})

test('more files than the limit are refused before any is read', async () => {
  const path = await rawZip([{ name: 'a' }, { name: 'b' }])

  expect(await refusal(openZip(path, { ...archiveLimits, fileCount: 1 }))).toBe('zip_too_many_files')
})

test('what is no ZIP, and a ZIP cut short, are told apart', async () => {
  const whole = await readFile(await zipOf({ 'course.yaml': 'id: a', 'b.txt': 'b' }))
  const path = await rawZip([])

  await writeFile(path, 'just some words')
  expect(await refusal(openZip(path))).toBe('not_a_zip')
  await writeFile(path, '')
  expect(await refusal(openZip(path))).toBe('not_a_zip')
  await writeFile(path, whole.subarray(0, whole.byteLength - 30))
  expect(await refusal(openZip(path))).toBe('zip_damaged')
})

test('a file that unpacks to more than it claims, or to other bytes, is refused when it is read', async () => {
  const liar = await openZip(
    await rawZip([
      { name: 'a', method: 8, body: deflateRawSync(Buffer.alloc(5_000, 'a')), uncompressedBytes: 10 },
    ]),
  )
  const damaged = await openZip(await rawZip([{ name: 'a', body: Buffer.from('hello'), crc: 1 }]))

  expect(await refusal(liar.archive.text('a'))).toBe('zip_damaged')
  expect(await refusal(damaged.archive.text('a'))).toBe('zip_damaged')
  liar.close()
  damaged.close()
})

test('a text above its limit is refused before it is unpacked', async () => {
  const opened = await openZip(await zipOf({ a: 'x'.repeat(100) }), {
    ...archiveLimits,
    textBytes: 99,
  })

  expect(await refusal(opened.archive.text('a'))).toBe('text_too_long')
  opened.close()
})

test('one folder around everything is taken off, and litter of operating systems left out', async () => {
  const opened = await openZip(
    await zipOf({
      'my course/course.yaml': 'id: a',
      'my course/.DS_Store': '',
      '__MACOSX/my course/._course.yaml': '',
    }),
  )

  expect(opened.archive.paths).toEqual(['course.yaml'])
  expect(await opened.archive.text('course.yaml')).toBe('id: a')
  opened.close()
})

test('names that Chinese Windows wrote are read', async () => {
  const opened = await openZip(await rawZip([{ name: Buffer.from([0xbf, 0xce, 0xb3, 0xcc]) }]))

  expect(opened.archive.paths).toEqual(['课程'])
  opened.close()
})

test('a text with a byte order mark is read without it; one that is not UTF-8 is refused', async () => {
  const opened = await openZip(
    await zipOf({
      marked: '\ufeffid',
      wide: Buffer.from('\ufeffid', 'utf16le'),
      latin: Buffer.from([0xe9, 0x20]),
    }),
  )

  expect([await opened.archive.text('marked'), await opened.archive.text('wide')]).toEqual(['id', 'id'])
  expect(await refusal(opened.archive.text('latin'))).toBe('text_not_utf8')
  opened.close()
})

test('a folder is read as the same archive, hidden files left out', async () => {
  const { archive } = await openSource(
    await folderOf({ 'course.yaml': 'id: a', '.git/config': 'x', 'modules/a/b.md': 'b' }),
  )

  expect(archive.paths).toEqual(['course.yaml', 'modules/a/b.md'])
  expect([await archive.text('course.yaml'), archive.sizeBytes('course.yaml'), archive.has('x')]).toEqual([
    'id: a',
    5,
    false,
  ])
})

test.each([
  [{ 'META-INF/books.xml': '' }, 'openstax'],
  [{ 'collections/a.collection.xml': '' }, 'openstax'],
  [{ 'course.yaml': '' }, 'markdown'],
])('%o is known by what it holds', async (files, format) => {
  const { archive } = await openSource(await folderOf(files as Record<string, string>))

  expect(formatOf(archive)).toBe(format)
})

test('what nothing is known of is refused with what was looked for', async () => {
  const { archive } = await openSource(await folderOf({ 'readme.txt': 'hello' }))

  expect(() => formatOf(archive)).toThrow(
    expect.objectContaining({
      code: 'unknown_format',
      detail: expect.objectContaining({ found: 'readme.txt' }),
    }),
  )
})

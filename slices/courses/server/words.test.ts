import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStaxRefusalCodes, openStaxReportCodes } from './openstax/codes.ts'

const server = import.meta.dirname
const texts = async (folder: string) => {
  const names = (await readdir(folder, { recursive: true })).filter(
    (name) =>
      name.endsWith('.ts') &&
      !name.includes('.test.') &&
      !name.startsWith('openstax') &&
      !name.startsWith('testing'),
  )
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n')
}
const codesIn = (source: string, pattern: RegExp) =>
  new Set(Array.from(source.matchAll(pattern), ([, code]) => code ?? ''))
const keysOf = async (file: string) =>
  codesIn(await readFile(join(server, '../web/import', file), 'utf8'), /^ {2}(?:fail|line)_(\w+):/gm)

test('every code that refuses an import has words in both languages', async () => {
  const source = await texts(server)
  const codes = new Set([
    ...codesIn(source, /ImportRefused\(\s*'(\w+)'/g),
    ...codesIn(source, /failure = \{ code: '(\w+)'/g),
    ...codesIn(source, /fail\(\w+, \{ code: '(\w+)'/g),
    ...codesIn(source, /refusal\(\d+, '(\w+)'/g),
    ...codesIn(source, /(?:return|:|\?) '((?:upload|disk)_\w+)'/g),
    ...openStaxRefusalCodes,
  ])

  expect(codes.size).toBeGreaterThan(70)
  for (const file of ['failures.en.ts', 'failures.zh-CN.ts']) {
    const keys = await keysOf(file)
    expect([...codes].filter((code) => !keys.has(code))).toEqual([])
  }
})

test('every line of a report has words in both languages', async () => {
  const source = await texts(server)
  const codes = new Set([
    ...codesIn(source, /\bmend\('(\w+)'/g),
    ...codesIn(source, /\bdrop\('(\w+)'/g),
    ...codesIn(source, /'(svg_unsafe|file_type_unknown)'/g),
    ...codesIn(source, /\['(unit_\w+)'\]/g),
    ...codesIn(source, /code: '(file_\w+)'/g),
    ...openStaxReportCodes,
  ])

  expect(codes.size).toBeGreaterThan(30)
  for (const file of ['lines.en.ts', 'lines.zh-CN.ts']) {
    const keys = await keysOf(file)
    expect([...codes].filter((code) => !keys.has(code))).toEqual([])
  }
})

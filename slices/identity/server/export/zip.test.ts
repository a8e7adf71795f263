import { buffer } from 'node:stream/consumers'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ExportTable } from '@banxue/platform/export-table'
import { expect, test, vi } from 'vitest'
import { filesOf } from '@banxue/platform/testing/unzip'
import { zipOf } from './zip.ts'

const about = { en: 'What it is.', 'zh-CN': '这是什么。' }
const facts = {
  school: '伴学夜校',
  name: '李娜',
  madeAt: new Date('2026-03-01T08:00:00Z'),
  zone: 'Asia/Shanghai',
}
const table = (name: string, rows: readonly Record<string, unknown>[], isLong = false): ExportTable => ({
  name,
  about,
  isLong,
  async *rows() {
    yield* rows
  },
})
const zipped = async (...tables: ExportTable[]) =>
  filesOf(await buffer(zipOf(tables, facts, () => Promise.resolve())))

test('every table is there twice, as JSON and for spreadsheets, and explained in both languages', async () => {
  const answers = [
    { id: 1, answer: { kind: 'text', text: '茶, bitte' }, at: new Date('2026-03-01T08:00:00Z') },
    { id: 2, answer: null, at: null },
  ]
  const files = await zipped(table('answers', answers), table('drafts', []), table('events', answers, true))
  expect(Object.keys(files).toSorted()).toEqual([
    'README.md',
    'README.zh-CN.md',
    'answers.json',
    'csv/answers.csv',
    'csv/drafts.csv',
    'csv/events.csv',
    'drafts.json',
    'events.jsonl',
  ])
  expect(JSON.parse(files['answers.json'] ?? '')).toEqual(JSON.parse(JSON.stringify(answers)))
  expect(JSON.parse(files['drafts.json'] ?? '')).toEqual([])
  expect(
    files['events.jsonl']
      ?.trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toHaveLength(2)
  expect(files['csv/answers.csv']).toBe(
    '\uFEFFid,answer,at\r\n1,"{""kind"":""text"",""text"":""茶, bitte""}",2026-03-01T08:00:00.000Z\r\n2,,\r\n',
  )
  expect(files['README.md']).toContain('| `events.jsonl` | What it is. |')
  expect(files['README.md']).toContain('March 1, 2026 at 4:00')
  expect(files['README.zh-CN.md']).toContain('# 伴学夜校保存的数据：李娜')
  expect(files['README.zh-CN.md']).toContain('这是什么。')
})

test('rows are made as they are read, so that any number of them fits the memory', async () => {
  let made = 0
  const endless: ExportTable = {
    name: 'endless',
    about,
    async *rows() {
      for (;;) {
        made += 1
        // Random text, because what repeats is compressed to nothing.
        yield { id: crypto.randomUUID(), text: crypto.randomUUID().repeat(3) }
      }
    },
  }
  const zip = zipOf([endless], facts, () => Promise.resolve())
  for await (const chunk of zip) if ((chunk as Buffer).length > 10_000) break
  // Nobody reads on: soon nothing is made any more.
  await vi.waitFor(async () => {
    const before = made
    for (let turn = 0; turn < 500; turn += 1) await nextTurn()
    expect(made).toBe(before)
  })
  expect(made).toBeLessThan(20_000)
})

test('a table that cannot be read leaves no half ZIP that looks like a whole one', async () => {
  const broken: ExportTable = {
    name: 'broken',
    about,
    // oxlint-disable-next-line require-yield
    async *rows() {
      throw new Error('the database is away')
    },
  }
  await expect(zipped(table('answers', []), broken)).rejects.toThrow('the database is away')
})

test('whoever wants the copy no more ends it', async () => {
  const zip = zipOf([table('answers', [{ id: 1 }])], facts, () => Promise.reject(new Error('wanted no more')))
  await expect(buffer(zip)).rejects.toThrow('wanted no more')
})

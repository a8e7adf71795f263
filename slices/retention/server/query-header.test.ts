import { expect, test } from 'vitest'
import { readQueryFile } from './query-header.ts'

const header = `/*
question: { en: How many?, zh-CN: 多少？ }
grain: { en: a day, zh-CN: 天 }
window: { en: now, zh-CN: 当前 }
cost: one row
numbers:
  dau: { en: Learners., zh-CN: 学员。 }
*/
`

test('a report says what it counts, in both languages, before its SQL', () => {
  const file = readQueryFile(`${header}select 1\n`)
  expect(file.header.numbers).toEqual({ dau: { en: 'Learners.', 'zh-CN': '学员。' } })
  expect(file.sql).toBe('select 1\n')
})

test('a report without a header, or with one language only, is refused', () => {
  expect(() => readQueryFile('select 1')).toThrow('header')
  expect(() => readQueryFile(header.replace('en: Learners., ', ''))).toThrow()
})

import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { openStaxRefusalCodes, openStaxReportCodes } from './codes.ts'
import { Report } from './report.ts'

describe('the report', () => {
  it('makes one line of what happens to many parts of a file, with what they are called', () => {
    const report = new Report()
    report.add('changed', 'figure_missing', 'm1', 'a', { source: 'a.png' })
    report.add('changed', 'figure_missing', 'm1', 'b', { source: 'b.png' })
    report.add('changed', 'figure_missing', 'm2', 'c', { source: 'c.png' })
    expect(report.lines()).toEqual([
      {
        outcome: 'changed',
        code: 'figure_missing',
        place: 'm1',
        detail: { source: 'a.png, b.png' },
        count: 2,
      },
      { outcome: 'changed', code: 'figure_missing', place: 'm2#c', detail: { source: 'c.png' }, count: 1 },
    ])
  })

  it('keeps what is called the same short, and long lists too', () => {
    const report = new Report()
    for (let index = 0; index < 100; index += 1)
      report.add('changed', 'figure_missing', 'm1', null, { source: `${index}.png` })
    expect(report.lines()[0]?.count).toBe(100)
    expect(report.lines()[0]?.detail['source']?.length).toBeLessThan(210)
    expect(report.lines()[0]?.detail['source']).toMatch(/, …$/)
  })

  it('says first what was dropped and last what was kept', () => {
    const report = new Report()
    report.add('kept', 'units_kept', 'a')
    report.add('changed', 'unit_split', 'a')
    report.add('dropped', 'unit_empty', 'a')
    expect(report.lines().map(({ outcome }) => outcome)).toEqual(['dropped', 'changed', 'kept'])
  })
})

describe('codes', () => {
  it('are each used by the importer', async () => {
    const folder = new URL('.', import.meta.url)
    const files = (await readdir(folder)).filter(
      (name) => name.endsWith('.ts') && !name.includes('.test.') && name !== 'codes.ts',
    )
    const source = (await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')))).join(
      '\n',
    )
    const unused = [...openStaxReportCodes, ...openStaxRefusalCodes].filter(
      (code) => !source.includes(`'${code}'`),
    )
    expect(unused).toEqual([])
  })
})

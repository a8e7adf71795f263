import { expect, test } from 'vitest'
import { progressLine, readProgress, sayProgress } from '@banxue/server/progress-line'
import { barOf, createPrinter } from './progress-bar.ts'

test('a bar is as full as the work is done', () => {
  expect(barOf(0, 'files')).toBe(`${'░'.repeat(24)}   0 %  files`)
  expect(barOf(0.5, 'files')).toBe(`${'█'.repeat(12)}${'░'.repeat(12)}  50 %  files`)
  expect(barOf(1, 'done')).toBe(`${'█'.repeat(24)} 100 %  done`)
})

test('progress travels as a line and is told from every other', () => {
  expect(readProgress(progressLine(0.25, 'the database'))).toEqual({ share: 0.25, what: 'the database' })
  expect(readProgress('progress was made')).toBeNull()
})

test('a terminal has one bar, a file a line for each tenth', () => {
  const written = (isTTY: boolean) => {
    let text = ''
    const print = createPrinter({ isTTY, write: (part) => (text += part) })
    for (const share of [0.05, 0.12, 0.15, 0.31]) print(progressLine(share, 'files'))
    print('done.')
    return text
  }

  expect(written(true).split('\r')).toHaveLength(5)
  expect(written(true)).toMatch(/31 % {2}files\nBanxue · done\.\n$/)
  expect(written(false)).toBe('Banxue · 10 %\nBanxue · 30 %\nBanxue · done.\n')
})

test('a small step says nothing', () => {
  const said: string[] = []
  const step = sayProgress((line) => said.push(line))
  for (let share = 0; share <= 1; share += 0.0005) step(share, 'files')

  expect(said.length).toBeLessThan(202)
})

import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

test('a table becomes lines that spreadsheets read', () => {
  expect(
    csvOf([
      ['单元', 'Left'],
      ['Coffee, "black"', 0.25],
      ['two\nlines', null],
    ]),
  ).toBe('\uFEFF单元,Left\r\n"Coffee, ""black""",0.25\r\n"two\nlines",\r\n')
})

test('a name is never a formula, a number below zero stays one', () => {
  expect(csvOf([['=1+1', '@you', -3]])).toBe("\uFEFF'=1+1,'@you,-3\r\n")
})

import { expect, test } from 'vitest'
import { csvLine } from './csv.ts'

test.each<[string, unknown[], string]>([
  ['plain values stand as they are', ['a', 1, true, null], 'a,1,true,\r\n'],
  ['commas, quotes and line ends are quoted', ['a,b', '"x"', 'one\ntwo'], '"a,b","""x""","one\ntwo"\r\n'],
  ['a moment is ISO 8601', [new Date('2026-03-01T08:00:00Z')], '2026-03-01T08:00:00.000Z\r\n'],
  ['what holds more is JSON', [{ kind: 'text', text: '茶' }], '"{""kind"":""text"",""text"":""茶""}"\r\n'],
  ['nothing is nothing', [undefined, ''], ',\r\n'],
])('%s', (_case, values, line) => {
  expect(csvLine(values)).toBe(line)
})

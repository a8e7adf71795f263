import { expect, test } from 'vitest'
import { clockTime } from './clock-time.ts'
import { cueAt, cuesOf, holds, partsOf } from './transcript.ts'

const vtt = `WEBVTT - a title

NOTE nobody reads
this

STYLE
::cue { color: red }

intro
00:01.000 --> 00:03.500 align:start
<v Anna>Tea &amp; <b>water</b>

00:00:04.000 --> 01:00:05,250
两行
也行
`

test('cues are read without their tags, notes, styles and names', () => {
  expect(cuesOf(vtt)).toEqual([
    { fromS: 1, toS: 3.5, text: 'Tea & water' },
    { fromS: 4, toS: 3_605.25, text: '两行 也行' },
  ])
  expect(cuesOf('')).toEqual([])
  expect(cuesOf(vtt.replaceAll('\n', '\r\n'))).toHaveLength(2)
})

test('between two cues the earlier one stays', () => {
  const cues = cuesOf(vtt)
  expect([0, 1, 3.9, 4, 9_999].map((atS) => cueAt(cues, atS))).toEqual([-1, 0, 0, 1, 1])
})

test.each([
  { text: 'A café serves it', sought: 'cafe', hits: ['café'] },
  { text: 'CAFÉ, café', sought: 'café', hits: ['CAFÉ', 'café'] },
  { text: '茶馆里泡茶', sought: '茶', hits: ['茶', '茶'] },
  { text: 'ＡＢ12', sought: 'ab1', hits: ['ＡＢ1'] },
  { text: 'Tea', sought: '  ', hits: [] },
  { text: 'aaa', sought: 'aa', hits: ['aa'] },
  { text: 'Tea', sought: 'milk', hits: [] },
])('“$sought” is found in “$text” as $hits', ({ text, sought, hits }) => {
  const parts = partsOf(text, sought)
  expect(parts.filter(({ isHit }) => isHit).map((part) => part.text)).toEqual(hits)
  expect(parts.map((part) => part.text).join('')).toBe(text)
  expect(holds(text, sought)).toBe(hits.length > 0 || sought.trim() === '')
})

test('seconds are shown as a clock shows them', () => {
  expect([0, 65.9, 3_600, 3_729].map(clockTime)).toEqual(['0:00', '1:05', '1:00:00', '1:02:09'])
})

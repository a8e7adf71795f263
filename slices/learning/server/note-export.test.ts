import { expect, test } from 'vitest'
import type { Note } from '#learning/contract'
import { clockTime, exportOf } from './note-export.ts'
import { courseIdOf, reading, Shelf, stepIdOf, unitIdOf } from './testing.ts'

const page = new Shelf().publish('c', [
  { key: 'one', steps: [reading('a'), reading('b')] },
  { key: 'two', steps: [reading('c')] },
])
const at = new Date('2026-03-06T09:00:00Z')
const note = (unit: string, step: string, rest: Partial<Note>): Note => ({
  noteId: '00000000-0000-4000-8000-000000000001',
  courseId: courseIdOf('c'),
  unitId: unitIdOf('c', unit),
  stepId: stepIdOf('c', unit, step),
  atS: null,
  form: 'note',
  text: '',
  isDeleted: false,
  madeAt: at,
  changedAt: at,
  ...rest,
})
const notes = [
  note('two', 'c', { text: 'last' }),
  note('one', 'b', { text: 'second\nof two lines', atS: 187.4 }),
  note('one', 'b', { form: 'bookmark', atS: 12 }),
  note('one', 'a', { text: 'first' }),
]
const pages = new Map([[page.id, page]])

test('as Markdown, notes stand by course and unit in the course’s order, then by moment', () => {
  const { text, fileName } = exportOf(notes, pages, { form: 'markdown', language: 'en', at })

  expect(fileName).toBe('banxue-notes-2026-03-06.md')
  expect(text).toBe(`# Course c

## Unit one

- first
- 🔖 **0:12**
- **3:07** second
  of two lines

## Unit two

- last
`)
})

test('as JSON, they carry their moments and ids; what is gone has no title', () => {
  const { text } = exportOf(notes, new Map(), { form: 'json', language: 'en', at })

  const { courses } = JSON.parse(text) as {
    courses: { title: null; units: { notes: { atS: number }[] }[] }[]
  }
  expect(courses).toHaveLength(1)
  expect(courses[0]?.title).toBe(null)
  expect(courses[0]?.units.flatMap((unit) => unit.notes.map(({ atS }) => atS)).toSorted()).toContain(187.4)
})

test.each([
  [0, '0:00'],
  [59.9, '0:59'],
  [3_787, '1:03:07'],
])('%s seconds are written %s', (seconds, expected) => {
  expect(clockTime(seconds)).toBe(expected)
})

import { expect, test } from 'vitest'
import type { Note } from '#learning/contract'
import { choiceId, openId, readingId, sampleUnit } from '../player/sample-unit.ts'
import type { KeptWork } from '../work/work.ts'
import { inUnitOrder, shownNotes } from './shown.ts'

const view = sampleUnit()
const at = new Date('2026-03-06T09:00:00Z')
const note = (noteId: string, rest: Partial<Note> = {}): Note => ({
  noteId,
  courseId: view.courseId,
  unitId: view.unitId,
  stepId: readingId,
  atS: null,
  form: 'note',
  text: noteId,
  isDeleted: false,
  madeAt: at,
  changedAt: at,
  ...rest,
})
const later = new Date(at.getTime() + 60_000)
function waits({ madeAt: _made, changedAt: _changed, ...said }: Note): KeptWork {
  const stamp = { at: later, zone: 'UTC', lifeId: 'l', elapsedMs: 0, lastAckAt: null }
  return { key: `note:${said.noteId}`, work: { kind: 'note', ...said }, stamp, order: 1 }
}

test('what waits on the device is shown in the place of what the school has', () => {
  const { known, others } = shownNotes(
    [note('a'), note('b'), note('c')],
    [waits(note('a', { text: 'mended' })), waits(note('b', { isDeleted: true })), waits(note('new'))],
  )

  expect(known.map(({ text, isWaiting, madeAt }) => [text, isWaiting, madeAt])).toEqual([
    ['mended', true, at],
    ['c', false, at],
  ])
  expect(others).toMatchObject([{ text: 'new', isWaiting: true, madeAt: later }])
})

test('a new note that was deleted before it arrived is not shown', () => {
  expect(shownNotes([], [waits(note('gone', { isDeleted: true }))])).toEqual({ known: [], others: [] })
})

test('notes stand in the order of the unit’s steps, then by moment', () => {
  const notes = [
    note('open', { stepId: openId }),
    note('late', { stepId: choiceId, atS: 30 }),
    note('early', { stepId: choiceId, atS: 3 }),
    note('reading'),
  ].map((one) => ({ ...one, isWaiting: false }))
  expect(inUnitOrder(notes, view.steps).map(({ text }) => text)).toEqual(['reading', 'early', 'late', 'open'])
})

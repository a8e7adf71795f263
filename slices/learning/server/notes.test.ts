import type { Actor } from '@banxue/platform/auth/actor'
import { FakeClock } from '@banxue/platform/testing/clock'
import { testDatabase } from '@banxue/platform/testing/database'
import { createRouterClient } from '@orpc/server'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import type { NoteAct } from '#learning/contract'
import { createLearning } from './index.ts'
import { moveNotes, noteOf, saveNote } from './note-store.ts'
import type { LearningTables } from './tables.ts'
import {
  actorWith,
  courseIdOf,
  guestWith,
  reading,
  nothingRecorded,
  Shelf,
  single,
  stepIdOf,
  unitIdOf,
} from './testing.ts'

const db = await testDatabase<LearningTables>()
const now = new Date('2026-03-06T09:00:00Z')
const clock = new FakeClock(now)
const shelf = new Shelf()
const learning = createLearning({ db, clock, courses: shelf, recorded: nothingRecorded })
let key: string

beforeEach(() => {
  clock.set(now)
  key = crypto.randomUUID()
  shelf.publish(key, [
    { key: 'one', steps: [reading('r'), single('q')] },
    { key: 'two', steps: [reading('s')] },
  ])
})

const as = (actor: Actor | null) =>
  createRouterClient(learning.routes, {
    context: { actor, language: 'en', ref: 'r', headers: new Headers(), resHeaders: new Headers() },
  })
const place = (of = 'one', step = 'r') => ({
  courseId: courseIdOf(key),
  unitId: unitIdOf(key, of),
  stepId: stepIdOf(key, of, step),
})
const note = (text: string, rest: Partial<NoteAct> = {}) => ({
  noteId: crypto.randomUUID() as string,
  ...place(),
  atS: null,
  form: 'note' as const,
  text,
  isDeleted: false,
  ...rest,
})
const later = (s: number) => new Date(now.getTime() + s * 1_000)
const save = (actor: Actor, change: ReturnType<typeof note>, at = now) => {
  clock.set(at)
  return as(actor).saveNote({ ...change, changedAt: at, sentAt: at })
}
const texts = async (actor: Actor, filter: Parameters<ReturnType<typeof as>['listNotes']>[0] = {}) =>
  (await as(actor).listNotes(filter)).notes.map(({ text }) => text)

async function learner(): Promise<Actor> {
  const actor = actorWith()
  await as(actor).enrol({ courseId: courseIdOf(key) })
  return actor
}

test('a note is kept once, changed by its learner, and seen by nobody else', async () => {
  const mei = await learner()
  const first = note('two **left**', { atS: 12.5 })
  await save(mei, first)
  await save(mei, first)
  await save(mei, { ...first, text: 'second left' }, later(5))
  const stranger = await learner()

  expect((await as(mei).listNotes({})).notes).toMatchObject([
    {
      text: 'second left',
      atS: 12.5,
      madeAt: now,
      changedAt: later(5),
      courseTitle: { en: `Course ${key}` },
      unitTitle: { en: 'Unit one' },
    },
  ])
  expect(await texts(stranger)).toEqual([])
  await save(stranger, { ...first, text: 'mine' }, later(9))
  expect([await texts(mei), await texts(stranger)]).toEqual([['second left'], ['mine']])
})

test('an older change of another device loses, and a deletion is not undone by it', async () => {
  const mei = await learner()
  const phone = { ...mei, sessionId: 'phone' }
  const first = note('from the desk')
  await save(mei, first, later(10))
  expect((await save(phone, { ...first, text: 'from the phone' }, later(5))).text).toBe('from the desk')
  await save(mei, { ...first, isDeleted: true }, later(20))
  expect(await save(phone, { ...first, text: 'late' }, later(15))).toMatchObject({
    isDeleted: true,
    text: '',
  })
  expect(await texts(mei)).toEqual([])
})

test('whatever the order of arrival, and however often, the last change stands', async () => {
  const change = fc.record({
    text: fc.string({ maxLength: 12 }).map((text) => `x${text.replaceAll('\0', '')}`),
    atMs: fc.integer({ min: 0, max: 3 }),
    order: fc.integer({ min: 0, max: 2 }),
    sessionId: fc.constantFrom('desk', 'phone'),
    isDeleted: fc.boolean(),
  })
  const moment = ({ atMs, order, sessionId }: { atMs: number; order: number; sessionId: string }) =>
    `${atMs} ${order} ${sessionId}`
  const cases = fc
    .uniqueArray(change, { minLength: 1, maxLength: 6, selector: moment })
    .chain((changes) =>
      fc.tuple(
        fc.constant(changes),
        fc.shuffledSubarray(changes, { minLength: changes.length }),
        fc.array(fc.constantFrom(...changes), { maxLength: 3 }),
      ),
    )
  await fc.assert(
    fc.asyncProperty(cases, async ([changes, arrivals, repeats]) => {
      const who = { personId: crypto.randomUUID() }
      const base = note('')
      for (const { atMs, ...rest } of [...arrivals, ...repeats])
        await saveNote(db, who, { ...base, ...rest, changedAt: new Date(now.getTime() + atMs) })
      const last = changes.toSorted((a, b) => (moment(a) < moment(b) ? -1 : 1)).at(-1)
      const first = Math.min(...changes.map(({ atMs }) => atMs))
      expect(await noteOf(db, who, base.noteId)).toMatchObject({
        text: last?.isDeleted === true ? '' : last?.text,
        isDeleted: last?.isDeleted,
        madeAt: new Date(now.getTime() + first),
      })
    }),
    { numRuns: 60 },
  )
})

test.each([
  ['left', ['Second LEFT, then on']],
  ['左转', ['第二个路口左转，100% 确定']],
  ['100%', ['第二个路口左转，100% 确定']],
  ['_', ['a_b']],
  ['nothing', []],
])('a search for %s finds it in any script', async (search, expected) => {
  const mei = await learner()
  for (const text of ['Second LEFT, then on', '第二个路口左转，100% 确定', 'a_b']) await save(mei, note(text))
  expect(await texts(mei, { search })).toEqual(expected)
})

test('notes are listed by course and unit, the newest first, a page at a time', async () => {
  const mei = await learner()
  for (let index = 0; index < 103; index += 1) await save(mei, note(`n${index}`), later(index))
  await save(mei, note('other', place('two', 's')), later(200))

  const first = await as(mei).listNotes({ unitId: place().unitId })
  const rest = await as(mei).listNotes({ unitId: place().unitId, after: first.notes.at(-1)?.noteId })
  expect(first.hasMore).toBe(true)
  expect(first.notes.at(0)?.text).toBe('n102')
  expect([rest.notes.map(({ text }) => text), rest.hasMore]).toEqual([['n2', 'n1', 'n0'], false])
  expect(await texts(mei, { courseId: place().courseId, search: 'other' })).toEqual(['other'])
})

test('a new note stands where its learner may learn, and outlives the unit', async () => {
  const mei = await learner()
  const guest = guestWith()
  await expect(save(guest, note('x', place('two', 's')))).rejects.toMatchObject({
    code: 'GUESTS_FIRST_UNIT_ONLY',
  })
  await expect(save(mei, note('x', { stepId: place('two', 's').stepId }))).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await expect(save(mei, note('  '))).rejects.toMatchObject({ code: 'BAD_ANSWER' })
  await expect(as(null).listNotes({})).rejects.toMatchObject({ code: 'SIGN_IN' })
  const kept = note('keep me', place('two', 's'))
  await save(mei, kept)
  shelf.publish(key, [{ key: 'one', steps: [reading('r')] }])
  await as(mei).moveUp({ courseId: courseIdOf(key) })

  await save(mei, { ...kept, text: 'kept' }, later(5))
  expect((await as(mei).listNotes({})).notes).toMatchObject([{ text: 'kept', unitTitle: null }])
})

test('a device’s notes come with the rest of its work', async () => {
  const mei = await learner()
  const made = note('offline')
  const act = (change: ReturnType<typeof note>, order: number) => ({
    id: `${order}`,
    at: now,
    zone: 'Asia/Shanghai',
    order,
    ageMs: null,
    lastAckAt: null,
    act: { kind: 'note' as const, ...change },
  })
  const { results } = await as(mei).sync({
    personId: mei.personId,
    sentAt: now,
    acts: [
      act(made, 1),
      act({ ...made, text: 'offline, mended' }, 2),
      act(note('nowhere', { unitId: unitIdOf(key, 'none') }), 3),
    ],
  })

  expect(results.map((result) => (result.kind === 'refused' ? result.code : result.kind))).toEqual([
    'arrived',
    'arrived',
    'NOT_FOUND',
  ])
  expect(await texts(mei)).toEqual(['offline, mended'])
})

test('a guest’s notes become the account’s, the later change of a note that both have', async () => {
  const guest = guestWith()
  const mei = await learner()
  const both = note('the guest’s, later')
  await save(guest, both, later(10))
  await save(mei, { ...both, text: 'earlier' }, later(5))
  await save(guest, note('only the guest’s'), later(11))
  await db.transaction().execute((tx) => moveNotes(tx, guest, mei))

  expect(await texts(mei)).toEqual(['only the guest’s', 'the guest’s, later'])
})

test('whoever is forgotten leaves no note', async () => {
  const mei = await learner()
  await save(mei, note('forget me'))
  await learning.reads.forgetPeople([mei.personId])

  const left = await db.selectFrom('note').select('body').where('learner_id', '=', mei.personId).execute()
  expect(left).toEqual([])
})

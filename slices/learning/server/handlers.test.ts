import type { Actor } from '@banxue/platform/auth/actor'
import type { LogEvent } from '@banxue/platform/events/handler'
import { newId } from '@banxue/platform/id'
import { FakeClock } from '@banxue/platform/testing/clock'
import { testDatabase } from '@banxue/platform/testing/database'
import { createRouterClient } from '@orpc/server'
import { beforeEach, expect, test } from 'vitest'
import { GuestMerged, PersonErased } from '#identity/events'
import { Watched } from '#learning/contract'
import { createLearning } from './index.ts'
import type { LearningTables } from './tables.ts'
import {
  actorWith,
  courseIdOf,
  guestWith,
  open,
  reading,
  nothingRecorded,
  Shelf,
  single,
  stepIdOf,
  unitIdOf,
} from './testing.ts'

const db = await testDatabase<LearningTables>()
const at = new Date('2026-03-01T09:00:00Z')
const clock = new FakeClock(at)
const shelf = new Shelf()
const learning = createLearning({ db, clock, courses: shelf, recorded: nothingRecorded })
let key: string
beforeEach(() => {
  clock.set(at)
  key = crypto.randomUUID()
  shelf.publish(key, [{ key: 'one', steps: [reading('r', 100), single('q'), open('o')] }])
})

const as = (actor: Actor) =>
  createRouterClient(learning.routes, {
    context: { actor, language: 'en', ref: 'r', headers: new Headers(), resHeaders: new Headers() },
  })
const unit = () => ({ courseId: courseIdOf(key), unitId: unitIdOf(key, 'one') })
const step = (name: string) => ({ ...unit(), stepId: stepIdOf(key, 'one', name) })
const pick = (actor: Actor, attemptId: string = crypto.randomUUID()) =>
  as(actor).answer({ ...step('q'), attemptId, answer: { kind: 'choice', optionIds: ['b'] }, elapsedS: 1 })
const write = (actor: Actor) =>
  as(actor).answer({
    ...step('o'),
    attemptId: crypto.randomUUID(),
    answer: { kind: 'open', text: 'x' },
    elapsedS: 1,
  })
const read = (actor: Actor, visibleS: number) =>
  as(actor).recordReading({ ...step('r'), pageId: crypto.randomUUID(), visibleS, reachedEnd: true })
const draft = (actor: Actor, text: string) =>
  as(actor).saveDraft({
    ...step('o'),
    answer: { kind: 'open', text },
    typedAt: clock.now(),
    sentAt: clock.now(),
  })

async function enrolled(): Promise<Actor> {
  const actor = actorWith()
  await as(actor).enrol(unit())
  return actor
}

function event(actor: Actor, name: string, payload: Record<string, unknown>): LogEvent {
  const { personId, zone, simulated, sessionId } = actor
  const who = { actorId: personId, subjectId: personId, zone, simulated, sessionId }
  const when = { occurredAt: at, receivedAt: at, localDay: '2026-03-01' }
  return { id: newId(at), name, version: 1, ...who, ...when, context: {}, payload }
}
async function arrive(...events: LogEvent[]): Promise<void> {
  for (const handler of learning.handlers) await db.transaction().execute((tx) => handler.handle(tx, events))
}
const merge = (guest: Actor, account: Actor) =>
  arrive(event(account, GuestMerged.name, { guestId: guest.personId }))
const names = async ({ personId }: Actor) => {
  const rows = await db.selectFrom('event').select('name').where('subject_id', '=', personId).execute()
  return rows.map((row) => row.name.replace('learning.', '')).toSorted()
}
const rowsOf = async ({ personId }: Actor) => {
  const tables = ['enrolment', 'unit_progress', 'step_progress', 'attempt', 'draft', 'position'] as const
  const found = await Promise.all(
    tables.map((table) => db.selectFrom(table).selectAll().where('learner_id', '=', personId).execute()),
  )
  return found.flat().length
}

test('a guest’s work becomes the account’s: answers, reading, drafts and places', async () => {
  const guest = guestWith()
  await as(guest).openUnit(unit())
  await pick(guest)
  await read(guest, 20)
  await draft(guest, 'half')
  await as(guest).savePosition({ ...step('q'), at, sentAt: at })
  const mei = await enrolled()
  await merge(guest, mei)

  const found = await as(mei).openUnit(unit())
  expect(found).toMatchObject({ state: { openedAt: at }, position: { stepId: step('q').stepId } })
  expect(found.states).toMatchObject([
    { completedAt: null },
    { attemptCount: 1, completedAt: at },
    { draft: { answer: { text: 'half' } } },
  ])
  expect(await rowsOf(guest)).toBe(0)
})

test('what only both together completed is said once, of the account', async () => {
  const guest = guestWith()
  await pick(guest)
  await read(guest, 20)
  const mei = await enrolled()
  await write(mei)
  await read(mei, 15)
  await merge(guest, mei)
  await merge(guest, mei)

  expect(await names(mei)).toEqual([
    'course_completed',
    'enrolled',
    'question_answered',
    'step_completed',
    'step_completed',
    'unit_completed',
    'unit_opened',
  ])
  expect(await names(guest)).toEqual(['question_answered', 'step_completed', 'unit_opened'])
})

test('what a guest completed alone completes the account’s course without being said again', async () => {
  const guest = guestWith()
  await pick(guest)
  await write(guest)
  await read(guest, 40)
  const mei = await enrolled()
  await merge(guest, mei)

  expect(await names(mei)).toEqual(['course_completed', 'enrolled'])
  expect((await as(mei).courseProgress(unit())).enrolment).toMatchObject({ unitsDone: 1, completedAt: at })
})

test('without an enrolment the guest’s work waits in the account until there is one', async () => {
  const guest = guestWith()
  await pick(guest)
  const mei = actorWith()
  await merge(guest, mei)

  expect(await as(mei).enrol(unit())).toMatchObject({ next: { remainingS: 160 } })
})

test('two half-written answers of guest and account: the later stands, the other waits', async () => {
  const guest = guestWith()
  const mei = await enrolled()
  await draft(guest, 'guest')
  clock.advance(1000)
  await draft(mei, 'account')
  await merge(guest, mei)

  expect((await as(mei).openUnit(unit())).states[2]?.draft).toMatchObject({
    answer: { text: 'account' },
    canUndo: true,
  })
})

test('a person erased leaves no row behind', async () => {
  const mei = await enrolled()
  await pick(mei)
  await draft(mei, 'half')
  await as(mei).savePosition({ ...step('q'), at, sentAt: at })
  await as(mei).beat(unit())
  expect(await rowsOf(mei)).toBeGreaterThan(4)
  await arrive(event(mei, PersonErased.name, {}))

  expect(await rowsOf(mei)).toBe(0)
  expect(await db.selectFrom('presence').selectAll().where('person_id', '=', mei.personId).execute()).toEqual(
    [],
  )
})

const watched = (actor: Actor, fromS: number, toS: number) =>
  event(actor, Watched.name, { ...step('r'), fromS, toS })

test('played stretches add up to their union, however often and in whatever order they come', async () => {
  const mei = await enrolled()
  const stretches = [watched(mei, 30, 60), watched(mei, 0, 40), watched(mei, 0, 40)]
  await arrive(...stretches)
  await arrive(...stretches.toReversed())

  const row = await db
    .selectFrom('step_progress')
    .select('spans')
    .where('learner_id', '=', mei.personId)
    .executeTakeFirstOrThrow()
  expect(row.spans).toEqual([[0, 60]])
  expect((await as(mei).courseProgress(unit())).enrolment?.lastActAt).toEqual(at)
})

test('stretches of a place that is not the learner’s are passed by', async () => {
  const stranger = actorWith()
  const elsewhere = {
    ...watched(stranger, 0, 30),
    payload: { ...step('r'), courseId: courseIdOf('gone'), fromS: 0, toS: 9 },
  }
  await arrive(elsewhere)

  expect(await rowsOf(stranger)).toBe(0)
})

test('simulated people can be cleared', async () => {
  const sim = actorWith({ simulated: true })
  await as(sim).enrol(unit())
  await pick(sim)
  expect(await learning.reads.hasLearners(courseIdOf(key))).toBe(true)
  await learning.reads.forgetPeople([sim.personId])

  expect(await rowsOf(sim)).toBe(0)
  expect(await learning.reads.hasLearners(courseIdOf(key))).toBe(false)
})

test('two devices that finish at once complete everything once', async () => {
  for (let round = 0; round < 12; round += 1) {
    const mei = await enrolled()
    const laptop = { ...mei, sessionId: 'laptop' }
    const attemptId = crypto.randomUUID()
    await Promise.all([
      read(mei, 40),
      read(laptop, 40),
      pick(mei, attemptId),
      pick(laptop, attemptId),
      write(mei),
      as(laptop).openUnit(unit()),
      as(mei).enrol(unit()),
    ])

    expect(await names(mei)).toEqual([
      'course_completed',
      'enrolled',
      'question_answered',
      'question_answered',
      'step_completed',
      'step_completed',
      'step_completed',
      'unit_completed',
      'unit_opened',
    ])
  }
})

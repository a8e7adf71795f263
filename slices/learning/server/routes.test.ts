import type { Actor } from '@banxue/platform/auth/actor'
import { FakeClock } from '@banxue/platform/testing/clock'
import { testDatabase } from '@banxue/platform/testing/database'
import { createRouterClient } from '@orpc/server'
import { beforeEach, expect, test } from 'vitest'
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
const start = new Date('2026-03-01T09:00:00Z')
const clock = new FakeClock(start)
const shelf = new Shelf()
const learning = createLearning({ db, clock, courses: shelf, recorded: nothingRecorded })
const one = { key: 'one', steps: [reading('r', 100), single('q')] }
const two = { key: 'two', steps: [open('o')] }
let key: string

beforeEach(() => {
  clock.set(start)
  key = crypto.randomUUID()
  shelf.publish(key, [one, two])
})

const as = (actor: Actor | null) =>
  createRouterClient(learning.routes, {
    context: { actor, language: 'en', ref: 'r', headers: new Headers(), resHeaders: new Headers() },
  })
const course = () => ({ courseId: courseIdOf(key) })
const unit = (of: string) => ({ ...course(), unitId: unitIdOf(key, of) })
const step = (of: string, name: string) => ({ ...unit(of), stepId: stepIdOf(key, of, name) })
const picks = (...optionIds: string[]) => ({ kind: 'choice' as const, optionIds })
const writes = (text: string) => ({ kind: 'open' as const, text })

const read = (actor: Actor) =>
  as(actor).recordReading({
    ...step('one', 'r'),
    pageId: crypto.randomUUID(),
    visibleS: 40,
    reachedEnd: true,
  })
const pick = (actor: Actor, option: string, attemptId: string = crypto.randomUUID()) =>
  as(actor).answer({ ...step('one', 'q'), attemptId, answer: picks(option), elapsedS: 3 })
const write = (actor: Actor) =>
  as(actor).answer({
    ...step('two', 'o'),
    attemptId: crypto.randomUUID(),
    answer: writes('my words'),
    elapsedS: 30,
  })

async function learner(): Promise<Actor> {
  const actor = actorWith()
  await as(actor).enrol(course())
  return actor
}

/** Facts about somebody by moment and name, without those of the given names. */
async function facts({ personId }: Actor, ...without: string[]) {
  const rows = await db
    .selectFrom('event')
    .select(['name', 'payload'])
    .where('subject_id', '=', personId)
    .orderBy('occurred_at')
    .orderBy('name')
    .execute()
  return rows
    .map(({ name, payload }) => ({ ...payload, name: name.replace('learning.', '') }))
    .filter(({ name }) => !without.includes(name))
}
const names = async (actor: Actor) => (await facts(actor)).map((fact) => fact.name).toSorted()

test('a guest has the first unit and nothing else', async () => {
  const guest = guestWith()

  expect(await as(guest).openUnit(unit('one'))).toMatchObject({
    isFirstUnit: true,
    state: { openedAt: start },
    next: { unitId: unitIdOf(key, 'two'), isOpen: false, goal: { en: 'goal of two' } },
  })
  await expect(as(guest).openUnit(unit('two'))).rejects.toMatchObject({ code: 'GUESTS_FIRST_UNIT_ONLY' })
  await expect(as(guest).previewUnit(unit('two'))).rejects.toMatchObject({ code: 'GUESTS_FIRST_UNIT_ONLY' })
  await expect(write(guest)).rejects.toMatchObject({ code: 'GUESTS_FIRST_UNIT_ONLY' })
  await expect(as(guest).enrol(course())).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test('a guest who signs up and enrols keeps what was done, and nothing is said twice', async () => {
  const guest = guestWith()
  await as(guest).openUnit(unit('one'))
  await read(guest)
  await pick(guest, 'a')
  const member = actorWith({ personId: guest.personId })

  expect(await as(member).enrol(course())).toMatchObject({
    unitsDone: 1,
    unitCount: 2,
    next: { place: { unitId: unitIdOf(key, 'two') } },
    lastActAt: start,
    lastRecap: [{ en: 'learnt one' }],
  })
  await as(member).enrol(course())
  expect(await names(member)).toEqual([
    'enrolled',
    'question_answered',
    'step_completed',
    'step_completed',
    'unit_completed',
    'unit_opened',
  ])
})

test('a unit says how long its learner was away, and what they had understood, after three days and not before', async () => {
  const mei = actorWith()
  await as(mei).enrol(course())
  await as(mei).openUnit(unit('one'))
  expect((await as(mei).openUnit(unit('one'))).absence).toBeNull()
  await read(mei)
  await pick(mei, 'a')
  clock.advance(3 * 24 * 3_600_000 - 1)
  expect((await as(mei).openUnit(unit('two'))).absence).toBeNull()
  clock.advance(1)
  const absence = { lastActAt: start, lastRecap: [{ en: 'learnt one' }] }
  expect((await as(mei).openUnit(unit('two'))).absence).toEqual(absence)
  expect((await as(mei).previewUnit(unit('two'))).absence).toEqual(absence)
  await write(mei)
  expect((await as(mei).openUnit(unit('two'))).absence).toBeNull()
})

test('a course of one unit is completed by enrolling, where the guest has done it all', async () => {
  key = crypto.randomUUID()
  shelf.publish(key, [one])
  const guest = guestWith()
  await read(guest)
  await pick(guest, 'a')
  const member = actorWith({ personId: guest.personId })

  expect((await as(member).enrol(course())).completedAt).toEqual(start)
  expect(await names(member)).toContain('course_completed')
})

test('a member who is not enrolled is told which course it is', async () => {
  await expect(as(actorWith()).openUnit(unit('one'))).rejects.toMatchObject({
    code: 'NOT_ENROLLED',
    data: course(),
  })
})

test('what there is not is not found', async () => {
  const mei = await learner()
  const nowhere = { courseId: courseIdOf('nowhere') }

  await expect(as(mei).enrol(nowhere)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(as(null).courseProgress(nowhere)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(as(mei).openUnit({ ...course(), unitId: unitIdOf('nowhere', 'one') })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await expect(
    as(mei).undoDraft({ ...unit('one'), stepId: stepIdOf(key, 'two', 'o') }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a course is completed by its required steps, and each thing is said once', async () => {
  const mei = await learner()
  await as(mei).openUnit(unit('one'))
  await as(mei).openUnit(unit('one'))
  clock.advance(90_000)
  await read(mei)
  await read(mei)
  expect(await pick(mei, 'b')).toMatchObject({
    feedback: { isRight: false, rightOptionIds: [] },
    step: { attemptCount: 1, completedBy: 'learning' },
    unit: { progress: 1, completedBy: 'learning' },
    course: { unitsDone: 1, unitCount: 2, completedAt: null },
  })
  await pick(mei, 'a')
  clock.advance(86_400_000)
  expect(await write(mei)).toMatchObject({
    feedback: { isRight: null, modelAnswer: { en: 'secret model answer' } },
    course: { unitsDone: 2, completedAt: clock.now() },
  })

  expect(await facts(mei, 'step_completed', 'question_answered')).toMatchObject([
    { name: 'enrolled', courseVersion: 1 },
    { name: 'unit_opened' },
    { name: 'unit_completed', elapsedS: 90, coverage: 1, by: 'learning' },
    { name: 'course_completed', courseVersion: 1, elapsedDays: 1, by: 'learning' },
    { name: 'unit_completed', elapsedS: 0, by: 'learning' },
    { name: 'unit_opened' },
  ])
  expect(await learning.reads.completion(mei.personId, courseIdOf(key))).toEqual({
    courseVersion: 1,
    completedAt: clock.now(),
    by: 'learning',
    unitCount: 2,
  })
})

test('a repeated attempt answers the same and is no second answer', async () => {
  const mei = await learner()
  const attemptId = crypto.randomUUID()
  const first = await pick(mei, 'b', attemptId)
  const again = await pick(mei, 'b', attemptId)
  const changed = await pick(mei, 'a', attemptId)

  expect(again).toEqual(first)
  expect(changed.feedback).toEqual(first.feedback)
  expect(await facts(mei, 'enrolled', 'unit_opened', 'step_completed')).toMatchObject([
    { name: 'question_answered', attempt: 1, isRight: false, elapsedS: 3, stepKind: 'choice' },
  ])
})

test('an attempt sent again after others still hears what it heard', async () => {
  const mei = await learner()
  const attemptId = crypto.randomUUID()
  const first = await pick(mei, 'b', attemptId)
  clock.advance(1000)
  await pick(mei, 'c')
  clock.advance(1000)
  const third = await pick(mei, 'b')
  const again = await pick(mei, 'b', attemptId)

  expect(third.feedback.rightOptionIds).toEqual(['a'])
  expect(again.feedback).toEqual(first.feedback)
  expect(again.step).toMatchObject({ attemptCount: 3, lastAnswer: picks('b') })
})

test('an answer that does not fit its question is refused and leaves nothing', async () => {
  const mei = await learner()
  const at = { ...step('one', 'q'), attemptId: crypto.randomUUID(), elapsedS: 1 }

  await expect(as(mei).answer({ ...at, answer: picks('z') })).rejects.toMatchObject({ code: 'BAD_ANSWER' })
  await expect(as(mei).answer({ ...at, answer: writes('x') })).rejects.toMatchObject({ code: 'BAD_ANSWER' })
  expect(await names(mei)).toEqual(['enrolled'])
})

test('fetching a unit ahead counts for nothing', async () => {
  const mei = await learner()
  expect((await as(mei).previewUnit(unit('two'))).state.openedAt).toBeNull()
  expect(await names(mei)).toEqual(['enrolled'])
})

test('a visitor sees a course and its units, none of them begun', async () => {
  expect(await as(null).courseProgress(course())).toMatchObject({
    enrolment: null,
    units: [{ progress: 0, openedAt: null }, { progress: 0 }],
    learningNow: null,
  })
})

test('people on the course are counted once each from three on, guests too, simulated ones for themselves', async () => {
  const people = [guestWith(), actorWith(), actorWith({ simulated: true }), actorWith({ simulated: true })]
  for (const person of [...people, ...people]) await as(person).beat(course())
  expect(await as(actorWith({ simulated: true })).beat(course())).toEqual({ learningNow: 3 })
  expect(await as(null).beat(course())).toEqual({ learningNow: null })
  expect(await as(actorWith()).beat(course())).toEqual({ learningNow: 3 })
  clock.advance(29_000)
  expect(await as(null).beat(course())).toEqual({ learningNow: 3 })
  clock.advance(1000)
  expect(await as(null).beat(course())).toEqual({ learningNow: null })

  clock.advance(600_000)
  for (const job of learning.jobs) await job.runDue(clock.now())
  expect(
    await db.selectFrom('presence').where('course_id', '=', courseIdOf(key)).selectAll().execute(),
  ).toEqual([])
})

test('enrolments are listed with the most recent first', async () => {
  const mei = await learner()
  const [first, second] = [key, crypto.randomUUID()]
  await read(mei)
  key = second
  shelf.publish(key, [two])
  clock.advance(1000)
  await as(mei).enrol(course())

  expect(await as(mei).listEnrolments()).toMatchObject([
    { courseId: courseIdOf(second), next: { title: { en: 'Unit two' }, remainingS: 60 } },
    { courseId: courseIdOf(first), next: { place: { stepId: stepIdOf(first, 'one', 'q') }, remainingS: 60 } },
  ])
})

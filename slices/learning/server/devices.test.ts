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
const told: string[] = []
const learning = createLearning({
  db,
  clock,
  courses: shelf,
  recorded: nothingRecorded,
  tell: ({ sessionId }) => told.push(sessionId ?? 'none'),
})
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

test('a second device finds the step, the answers and the half-written answer', async () => {
  const phone = await learner()
  const laptop = { ...phone, sessionId: 'laptop' }
  await as(phone).openUnit(unit('two'))
  await as(phone).savePosition({ ...step('two', 'o'), at: start, sentAt: start })
  await as(phone).saveDraft({ ...step('two', 'o'), answer: writes('half an'), typedAt: start, sentAt: start })
  await pick(phone, 'b')

  expect(await as(laptop).openUnit(unit('two'))).toMatchObject({
    position: { stepId: stepIdOf(key, 'two', 'o'), savedAt: start },
    otherPosition: null,
    states: [{ draft: { answer: writes('half an'), savedAt: start, canUndo: false } }],
  })
  expect((await as(laptop).openUnit(unit('one'))).states[1]).toMatchObject({
    attemptCount: 1,
    lastAnswer: picks('b'),
    lastFeedback: { isRight: false, rightOptionIds: [] },
  })
  expect(await as(laptop).courseProgress(course())).toMatchObject({
    enrolment: { next: { place: { unitId: unitIdOf(key, 'two'), stepId: stepIdOf(key, 'two', 'o') } } },
  })
})

test('the later half-written answer stands, and the other comes back once', async () => {
  const phone = await learner()
  const laptop = { ...phone, sessionId: 'laptop' }
  const save = (actor: Actor, text: string, minute: number) => {
    const typedAt = new Date(start.getTime() + minute * 60_000)
    clock.set(typedAt)
    return as(actor).saveDraft({ ...step('two', 'o'), answer: writes(text), typedAt, sentAt: typedAt })
  }
  await save(phone, 'phone, first', 1)
  expect((await save(phone, 'phone, second', 2)).draft?.canUndo).toBe(false)
  expect((await save(laptop, 'laptop', 3)).draft).toMatchObject({ answer: writes('laptop'), canUndo: true })
  await save(laptop, 'laptop, more', 4)

  expect((await save(phone, 'late', 2)).draft).toMatchObject({ answer: writes('laptop, more') })
  expect((await as(laptop).undoDraft(step('two', 'o'))).draft).toMatchObject({
    answer: writes('phone, second'),
    canUndo: false,
  })
  expect((await as(laptop).undoDraft(step('two', 'o'))).draft).toMatchObject({
    answer: writes('phone, second'),
  })
})

test('a device whose clock is an hour fast does not win by it', async () => {
  const phone = await learner()
  const laptop = { ...phone, sessionId: 'laptop' }
  const fast = new Date(start.getTime() + 3_600_000)
  await as(phone).saveDraft({ ...step('two', 'o'), answer: writes('fast'), typedAt: fast, sentAt: fast })
  clock.advance(5000)
  const now = clock.now()

  expect(
    (await as(laptop).saveDraft({ ...step('two', 'o'), answer: writes('right'), typedAt: now, sentAt: now }))
      .draft,
  ).toMatchObject({ answer: writes('right'), canUndo: true })
})

test('an answer ends its draft, and one typed before it comes too late', async () => {
  const mei = await learner()
  const draft = { ...step('two', 'o'), answer: writes('half'), typedAt: start, sentAt: start }
  await as(mei).saveDraft(draft)
  clock.advance(2000)
  await write(mei)

  expect((await as(mei).saveDraft(draft)).draft).toBeNull()
  expect((await as(mei).openUnit(unit('two'))).states[0]?.draft).toBeNull()
})

test('of two places the later stands and the other is offered', async () => {
  const phone = await learner()
  const laptop = { ...phone, sessionId: 'laptop' }
  const later = new Date(start.getTime() + 1000)
  clock.set(later)
  await as(laptop).savePosition({ ...step('one', 'q'), at: later, sentAt: later })
  await as(phone).savePosition({ ...step('one', 'r'), at: start, sentAt: start })

  expect(await as(phone).openUnit(unit('one'))).toMatchObject({
    position: { stepId: stepIdOf(key, 'one', 'q'), savedAt: later },
    otherPosition: { stepId: stepIdOf(key, 'one', 'r'), savedAt: start },
  })
})

test('a stranger finds nothing of anybody else', async () => {
  const mei = await learner()
  const attemptId = crypto.randomUUID()
  await as(mei).openUnit(unit('two'))
  await as(mei).saveDraft({ ...step('two', 'o'), answer: writes('mine'), typedAt: start, sentAt: start })
  await pick(mei, 'b', attemptId)
  const stranger = await learner()

  expect(await as(stranger).openUnit(unit('two'))).toMatchObject({
    states: [{ draft: null }],
    position: null,
  })
  expect((await as(stranger).undoDraft(step('two', 'o'))).draft).toBeNull()
  expect(await pick(stranger, 'a', attemptId)).toMatchObject({ feedback: { isRight: true } })
  expect(await as(actorWith()).listEnrolments()).toEqual([])
  expect(await as(mei).openUnit(unit('two'))).toMatchObject({
    states: [{ draft: { answer: writes('mine') } }],
  })
})

test('what a member does their other devices are told, by the session it was done in; guests have one device', async () => {
  const actor = await learner()
  const guest = actorWith({ kind: 'guest', roles: [] })
  told.length = 0
  await pick(actor, 'a')
  await pick(guest, 'a').catch(() => undefined)
  await expect(
    as(actor).answer({
      ...step('one', 'q'),
      attemptId: crypto.randomUUID(),
      answer: writes('x'),
      elapsedS: 1,
    }),
  ).rejects.toThrow()
  expect(told).toEqual([actor.sessionId])
})

import type { Actor } from '@banxue/platform/auth/actor'
import { FakeClock } from '@banxue/platform/testing/clock'
import { testDatabase } from '@banxue/platform/testing/database'
import { createRouterClient } from '@orpc/server'
import { beforeEach, expect, test } from 'vitest'
import type { Act, SentAct } from '#learning/contract'
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
const tuesday = new Date('2026-03-03T15:30:00Z')
const friday = new Date('2026-03-06T09:00:00Z')
const clock = new FakeClock(friday)
const shelf = new Shelf()
const learning = createLearning({ db, clock, courses: shelf, recorded: nothingRecorded })
let key: string

beforeEach(() => {
  clock.set(new Date(tuesday.getTime() - 3_600_000))
  key = crypto.randomUUID()
  shelf.publish(key, [
    { key: 'one', steps: [reading('r', 100), single('q')] },
    { key: 'two', steps: [open('o')] },
  ])
})

const as = (actor: Actor) =>
  createRouterClient(learning.routes, {
    context: { actor, language: 'en', ref: 'r', headers: new Headers(), resHeaders: new Headers() },
  })
const course = () => ({ courseId: courseIdOf(key) })
const unit = (of: string) => ({ ...course(), unitId: unitIdOf(key, of) })
const step = (of: string, name: string) => ({ ...unit(of), stepId: stepIdOf(key, of, name) })
const picks = (...optionIds: string[]) => ({ kind: 'choice' as const, optionIds })
const writes = (text: string) => ({ kind: 'open' as const, text })
const pick = (option: string): Act => ({
  kind: 'answer',
  ...step('one', 'q'),
  attemptId: crypto.randomUUID(),
  answer: picks(option),
  elapsedS: 3,
})
const half = (text: string): Act => ({ kind: 'draft', ...step('two', 'o'), answer: writes(text) })
const whole = (text: string): Act => ({
  kind: 'answer',
  ...step('two', 'o'),
  attemptId: crypto.randomUUID(),
  answer: writes(text),
  elapsedS: 30,
})
const read = (visibleS: number): Act => ({
  kind: 'reading',
  ...step('one', 'r'),
  pageId: crypto.randomUUID(),
  visibleS,
  reachedEnd: true,
})

let order = 0
const later = (at: Date, s: number) => new Date(at.getTime() + s * 1_000)
/** An act of Tuesday evening, 23:30 in Shanghai, on a device that last heard of the server an hour before. */
const sent = (act: Act, rest: Partial<SentAct> = {}): SentAct => ({
  id: crypto.randomUUID(),
  at: tuesday,
  zone: 'Asia/Shanghai',
  order: (order += 1),
  ageMs: null,
  lastAckAt: later(tuesday, -3_600),
  act,
  ...rest,
})

async function learner(): Promise<Actor> {
  const actor = actorWith({ zone: 'Europe/Berlin' })
  await as(actor).enrol(course())
  clock.set(friday)
  return actor
}
const bring = (actor: Actor, ...acts: SentAct[]) =>
  as(actor).sync({ personId: actor.personId, sentAt: clock.now(), acts })
const log = (actor: Actor) =>
  db
    .selectFrom('event')
    .select(['name', 'occurred_at', 'local_day', 'zone'])
    .where('subject_id', '=', actor.personId)
    .where('name', '!=', 'learning.enrolled')
    .orderBy('name')
    .execute()

test('what was done offline on Tuesday and comes on Friday is of Tuesday, in the zone of then', async () => {
  const mei = await learner()
  const answer = await bring(
    mei,
    sent(read(50)),
    sent(pick('a'), { at: later(tuesday, 60) }),
    sent(half('x')),
  )

  expect(answer.receivedAt).toEqual(friday)
  expect(answer.results.map(({ kind }) => kind)).toEqual(['arrived', 'arrived', 'arrived'])
  const [first, second] = [tuesday, later(tuesday, 60)]
  const day = { local_day: '2026-03-03', zone: 'Asia/Shanghai' }
  expect(await log(mei)).toEqual([
    { name: 'learning.question_answered', occurred_at: second, ...day },
    { name: 'learning.step_completed', occurred_at: first, ...day },
    { name: 'learning.step_completed', occurred_at: second, ...day },
    { name: 'learning.unit_completed', occurred_at: second, ...day },
    { name: 'learning.unit_opened', occurred_at: first, ...day },
  ])
  const view = await as(mei).openUnit(unit('one'))
  expect(view.state).toMatchObject({ openedAt: first, completedAt: second })
  const [enrolment] = await as(mei).listEnrolments()
  expect(enrolment?.lastActAt).toEqual(second)
})

test('a zone that is none gives way to the session, and a clock of 1970 to the last acknowledgement', async () => {
  const mei = await learner()
  await bring(mei, sent(pick('b'), { at: new Date(0), zone: 'Mars/Olympus' }))

  expect((await log(mei))[0]).toMatchObject({
    occurred_at: later(tuesday, -3_600),
    zone: 'Europe/Berlin',
    local_day: '2026-03-03',
  })
})

test('a repeat of everything changes nothing and answers the same', async () => {
  const mei = await learner()
  const acts = [sent(read(50)), sent(pick('b')), sent(pick('a')), sent(half('x')), sent(whole('y'))]
  const first = await bring(mei, ...acts)
  const facts = await log(mei)
  const again = await bring(mei, ...acts)

  expect(await log(mei)).toEqual(facts)
  expect(again.results.map(({ kind }) => kind)).toEqual(first.results.map(({ kind }) => kind))
  const { states } = await as(mei).openUnit(unit('one'))
  expect(states[1]).toMatchObject({ attemptCount: 2 })
})

test('a bad act refuses itself alone', async () => {
  const mei = await learner()
  const foreign = { ...pick('a'), unitId: unitIdOf('other', 'one') } as Act
  const misfit = { ...pick('a'), answer: writes('no choice') } as Act
  const { results } = await bring(mei, sent(foreign), sent(misfit), sent(pick('a')))

  expect(results).toMatchObject([
    { kind: 'refused', code: 'NOT_FOUND' },
    { kind: 'refused', code: 'BAD_ANSWER' },
    { kind: 'arrived', step: { attemptCount: 1 }, course: { unitsDone: 0 } },
  ])
})

test('an act at which the server fails waits, and holds up no other', async () => {
  const mei = await learner()
  const { revision } = shelf
  const [, second] = (await shelf.current(course().courseId))?.outline.modules[0]?.units ?? []
  shelf.revision = (name) => (name === second?.revision ? Promise.resolve(null) : revision(name))
  const poison = sent(whole('x'))
  const { results } = await bring(mei, sent(pick('b')), poison, sent(pick('a')))
  const alone = await bring(mei, poison).catch((error: Error) => error.message)
  shelf.revision = revision

  expect(results.map(({ kind }) => kind)).toEqual(['arrived', 'later', 'arrived'])
  expect(alone).toContain('Revision')
})

test('text that the database cannot keep is refused, in an answer and in a half-written one', async () => {
  const mei = await learner()
  const { results } = await bring(mei, sent(whole('nul \u0000')), sent(half('half \ud83d')))

  expect(results).toMatchObject([{ code: 'BAD_ANSWER' }, { code: 'BAD_ANSWER' }])
})

test('marking as done and moving up arrive in their place among the others', async () => {
  const mei = await learner()
  shelf.publish(key, [
    { key: 'one', steps: [reading('r', 100), single('q'), single('new')] },
    { key: 'two', steps: [open('o')] },
  ])
  const added: Act = {
    kind: 'answer',
    ...step('one', 'new'),
    attemptId: crypto.randomUUID(),
    answer: picks('a'),
    elapsedS: 1,
  }
  const { results } = await bring(
    mei,
    sent({ kind: 'done', ...unit('two') }),
    sent(added),
    sent({ kind: 'move_up', ...course() }),
    sent({ ...added }),
  )

  expect(results).toMatchObject([
    { kind: 'arrived', unit: { completedBy: 'self', completedAt: tuesday } },
    { kind: 'refused', code: 'NOT_FOUND' },
    { kind: 'arrived' },
    { kind: 'arrived', step: { attemptCount: 1 } },
  ])
})

test('a guest brings what guests may do', async () => {
  clock.set(friday)
  const guest = guestWith()
  const { results } = await bring(
    guest,
    sent(pick('a')),
    sent(half('x')),
    sent({ kind: 'move_up', ...course() }),
    sent({ kind: 'done', ...unit('one') }),
  )

  expect(results).toMatchObject([
    { kind: 'arrived' },
    { kind: 'refused', code: 'GUESTS_FIRST_UNIT_ONLY' },
    { kind: 'refused', code: 'FORBIDDEN' },
    { kind: 'refused', code: 'FORBIDDEN' },
  ])
})

test("another learner's work is not taken in this session", async () => {
  const mei = await learner()
  const acts = [sent(pick('a'))]
  await expect(as(mei).sync({ personId: crypto.randomUUID(), sentAt: friday, acts })).rejects.toMatchObject({
    code: 'WRONG_PERSON',
  })
  expect(await log(mei)).toEqual([])
})

test('in what one device says its own order decides, whatever its clock did between', async () => {
  const mei = await learner()
  const back = new Date('2026-02-01T00:00:00Z')
  const older = sent(half('older'))
  await bring(mei, older, sent(half('newer'), { at: back }))
  await bring(mei, older)
  const { states } = await as(mei).openUnit(unit('two'))
  expect(states[0]?.draft).toMatchObject({ answer: writes('newer'), canUndo: false })

  await bring(mei, sent(whole('handed in')), sent(half('once more'), { at: back }))
  expect((await as(mei).openUnit(unit('two'))).states[0]?.draft).toMatchObject({
    answer: writes('once more'),
  })
})

test('an answer that comes late leaves what another device has half written since', async () => {
  const phone = await learner()
  const laptop = { ...phone, sessionId: 'laptop' }
  await bring(laptop, sent(half('of Thursday'), { at: later(friday, -86_400) }))
  await bring(phone, sent(whole('of Tuesday')))

  expect((await as(phone).openUnit(unit('two'))).states[0]).toMatchObject({
    lastAnswer: writes('of Tuesday'),
    draft: { answer: writes('of Thursday') },
  })
})

test('an earlier answer that comes later moves the completion back, and is not shown as the newest', async () => {
  const phone = await learner()
  const laptop = { ...phone, sessionId: 'laptop' }
  await bring(laptop, sent(pick('a'), { at: later(friday, -86_400) }))
  const { results } = await bring(phone, sent(pick('b')))

  expect(results).toMatchObject([{ step: { lastAnswer: picks('a'), completedAt: tuesday, attemptCount: 2 } }])
  expect((await log(phone)).filter(({ name }) => name === 'learning.step_completed')).toHaveLength(1)
})

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
const clock = new FakeClock('2026-03-01T09:00:00Z')
const shelf = new Shelf()
const learning = createLearning({ db, clock, courses: shelf, recorded: nothingRecorded })
const one = { key: 'one', steps: [single('q')] }
const two = { key: 'two', steps: [single('q')] }
let key: string
let mei: Actor

const as = (actor: Actor) =>
  createRouterClient(learning.routes, {
    context: { actor, language: 'en', ref: 'r', headers: new Headers(), resHeaders: new Headers() },
  })
const course = () => ({ courseId: courseIdOf(key) })
const unit = (of: string) => ({ ...course(), unitId: unitIdOf(key, of) })
const answer = (of: string, step: string, option = 'a') =>
  as(mei).answer({
    ...unit(of),
    stepId: stepIdOf(key, of, step),
    attemptId: crypto.randomUUID(),
    answer: { kind: 'choice', optionIds: [option] },
    elapsedS: 1,
  })
const count = async (name: string) => {
  const rows = await db.selectFrom('event').select('name').where('subject_id', '=', mei.personId).execute()
  return rows.filter((row) => row.name === `learning.${name}`).length
}

beforeEach(async () => {
  key = crypto.randomUUID()
  shelf.publish(key, [one, two])
  mei = actorWith()
  await as(mei).enrol(course())
})

test('an enrolment stays with its version until its learner moves up', async () => {
  shelf.publish(key, [one, two, { key: 'three', steps: [single('q')] }])

  expect((await as(mei).courseProgress(course())).units).toHaveLength(2)
  expect(await as(mei).listEnrolments()).toMatchObject([{ version: 1, newerVersion: 2, unitCount: 2 }])
  expect(await as(mei).moveUp(course())).toMatchObject({ version: 2, newerVersion: null, unitCount: 3 })
})

test('moving up keeps unchanged units and completed steps; a changed unit is done again without a second fact', async () => {
  await answer('one', 'q')
  await answer('two', 'q')
  shelf.publish(key, [one, { key: 'two', steps: [single('q'), single('new')] }])
  await as(mei).moveUp(course())

  const { units, enrolment } = await as(mei).courseProgress(course())
  expect(units).toMatchObject([{ progress: 1 }, { progress: 0.5, completedAt: null }])
  expect(enrolment).toMatchObject({ unitsDone: 1, completedAt: clock.now() })
  expect(await answer('two', 'new')).toMatchObject({ unit: { progress: 1, completedBy: 'learning' } })
  expect(await count('unit_completed')).toBe(2)
  expect(await count('course_completed')).toBe(1)
})

test('moving up to a version that asks for less completes the course', async () => {
  await answer('one', 'q')
  shelf.publish(key, [one])

  expect((await as(mei).moveUp(course())).completedAt).toEqual(clock.now())
  expect(await count('course_completed')).toBe(1)
})

test('moving up twice, or where nothing is newer, changes nothing', async () => {
  await answer('one', 'q')
  const before = await as(mei).moveUp(course())
  shelf.publish(key, [one, two])
  const [first, second] = await Promise.all([as(mei).moveUp(course()), as(mei).moveUp(course())])

  expect(before.version).toBe(1)
  expect(first).toEqual(second)
  expect(first).toMatchObject({ version: 2, unitsDone: 1 })
})

test('a corrected key reaches everyone and takes no completion away', async () => {
  await answer('one', 'q', 'b')
  const mended = single('q')
  if (mended.content.kind !== 'choice') throw new Error('the sketch is a choice')
  const options = mended.content.options.map((option) => ({ ...option, isRight: option.id === 'b' }))
  shelf.correct(key, [{ key: 'one', steps: [{ ...mended, content: { ...mended.content, options } }] }, two])

  expect(await as(mei).openUnit(unit('one'))).toMatchObject({
    state: { progress: 1 },
    states: [{ lastFeedback: { isRight: true, rightOptionIds: ['b'] } }],
  })
  expect((await as(mei).courseProgress(course())).enrolment).toMatchObject({ version: 1, newerVersion: null })
})

test('a correction that adds a step leaves a completed unit complete', async () => {
  await answer('one', 'q')
  shelf.correct(key, [{ key: 'one', steps: [single('q'), reading('more')] }, two])

  expect((await as(mei).openUnit(unit('one'))).state).toMatchObject({ progress: 1, completedBy: 'learning' })
})

test('a correction that takes the last missing step away completes the unit when it is opened', async () => {
  key = crypto.randomUUID()
  shelf.publish(key, [{ key: 'one', steps: [single('q'), open('o')] }])
  await as(mei).enrol(course())
  await answer('one', 'q')
  shelf.correct(key, [one])
  await as(mei).openUnit(unit('one'))
  await as(mei).openUnit(unit('one'))

  expect(await count('unit_completed')).toBe(1)
  expect(await count('course_completed')).toBe(1)
})

test('marked as done, a unit and its course are complete by self, and no step is', async () => {
  expect(await as(mei).markDone(unit('one'))).toMatchObject({ completedBy: 'self', progress: 1 })
  await as(mei).markDone(unit('one'))
  await as(mei).markDone(unit('two'))

  expect((await as(mei).openUnit(unit('one'))).states).toMatchObject([{ completedAt: null }])
  expect((await as(mei).courseProgress(course())).enrolment?.lastActAt).toBeNull()
  expect(await count('step_completed')).toBe(0)
  expect(await count('unit_completed')).toBe(2)
  expect(await learning.reads.completion(mei.personId, courseIdOf(key))).toMatchObject({ by: 'self' })
})

test('what is learnt after marking is a learning act, and the unit then counts as learnt', async () => {
  await as(mei).markDone(unit('one'))
  expect(await answer('one', 'q')).toMatchObject({ unit: { completedBy: 'learning' } })

  expect(await count('step_completed')).toBe(1)
  expect(await count('unit_completed')).toBe(1)
})

import { FakeClock } from '@banxue/platform/testing/clock'
import type { Actor } from '@banxue/platform/auth/actor'
import { testDatabase } from '@banxue/platform/testing/database'
import { createRouterClient } from '@orpc/server'
import { expect, test } from 'vitest'
import { feedbackOn, fits } from '#learning/rules'
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
const shelf = new Shelf()
const learning = createLearning({
  db,
  clock: new FakeClock('2026-03-01T09:00:00Z'),
  courses: shelf,
  recorded: nothingRecorded,
})
const key = crypto.randomUUID()
shelf.publish(key, [
  { key: 'one', steps: [reading('r', 100), single('q')] },
  { key: 'two', steps: [open('o')] },
])
const course = { courseId: courseIdOf(key) }
const unit = (of: string) => ({ ...course, unitId: unitIdOf(key, of) })
const as = (actor: Actor) =>
  createRouterClient(learning.routes, {
    context: { actor, language: 'en', ref: 'r', headers: new Headers(), resHeaders: new Headers() },
  })

test('a unit that is taken along is not opened, and its keys say what the school says', async () => {
  const li = as(actorWith())
  await li.enrol(course)
  const { view, keys } = await li.takeAlong(unit('one'))
  expect(view).toEqual(await li.previewUnit(unit('one')))
  expect(view.state.openedAt).toBeNull()
  expect(keys.map(({ stepId }) => stepId)).toEqual([stepIdOf(key, 'one', 'q')])

  const answer = { kind: 'choice' as const, optionIds: ['b'] }
  const step = { ...unit('one'), stepId: stepIdOf(key, 'one', 'q') }
  const said = await li.answer({ ...step, attemptId: crypto.randomUUID(), answer, elapsedS: 3 })
  const content = keys[0]?.content
  if (content === undefined) throw new Error('no key came')
  expect(fits(content, answer)).toBe(true)
  expect(feedbackOn(content, answer, { attempts: 1, wasRight: false })).toEqual(said.feedback)
})

test('keys go where the unit itself is open: a guest has the first, a stranger to the course none', async () => {
  const guest = as(guestWith())
  expect((await guest.takeAlong(unit('one'))).keys).toHaveLength(1)
  await expect(guest.takeAlong(unit('two'))).rejects.toMatchObject({ code: 'GUESTS_FIRST_UNIT_ONLY' })
  await expect(as(actorWith()).takeAlong(unit('two'))).rejects.toMatchObject({ code: 'NOT_ENROLLED' })
})

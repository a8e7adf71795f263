import { eventsOfSubjects } from '@banxue/platform/events/subject-store'
import { FakeClock } from '@banxue/platform/testing/clock'
import { testDatabase } from '@banxue/platform/testing/database'
import { createRouterClient } from '@orpc/server'
import { expect, test } from 'vitest'
import { createLearning } from './index.ts'
import type { LearningTables } from './tables.ts'
import { actorWith, courseIdOf, reading, Shelf, single, stepIdOf, unitIdOf } from './testing.ts'

const db = await testDatabase<LearningTables>()
const start = new Date('2026-03-03T15:30:00Z')
const clock = new FakeClock(start)
const shelf = new Shelf()
const learning = createLearning({
  db,
  clock,
  courses: shelf,
  recorded: (personId, asked) => eventsOfSubjects(db as never, { subjectIds: [personId], ...asked }),
})
const key = crypto.randomUUID()
shelf.publish(key, [{ key: 'one', steps: [reading('r'), single('Is it <b>so</b>?')] }])
const unit = { courseId: courseIdOf(key), unitId: unitIdOf(key, 'one') }
const question = { ...unit, stepId: stepIdOf(key, 'one', 'Is it <b>so</b>?') }

const as = (actor = actorWith()) =>
  createRouterClient(learning.routes, {
    context: { actor, language: 'en', ref: 'r', headers: new Headers(), resHeaders: new Headers() },
  })

test('a receipt says in words what the log has of a learner, the newest first, and nothing of anybody else', async () => {
  const mei = as()
  await mei.enrol({ courseId: unit.courseId })
  await mei.openUnit(unit)
  clock.advance(60_000)
  const answer = { kind: 'choice' as const, optionIds: ['b'] }
  await mei.answer({ ...question, attemptId: crypto.randomUUID(), answer, elapsedS: 3 })
  const { entries, next } = await mei.receipt({})

  expect(next).toBeNull()
  expect(entries.map(({ what }) => what).toSorted()).toEqual(['answered', 'enrolled', 'opened', 'step_done'])
  expect(entries.find(({ what }) => what === 'answered')).toMatchObject({
    at: clock.now(),
    day: '2026-03-03',
    zone: 'Asia/Shanghai',
    courseTitle: { en: `Course ${key}` },
    unitTitle: { en: 'Unit one' },
    stepWords: { en: 'Is it so ?' },
    isRight: false,
    attempt: 1,
  })
  expect((await as().receipt({})).entries).toEqual([])
})

test('a receipt goes on where its page ends, and says when something came late', async () => {
  const mei = as()
  clock.set(start)
  await mei.enrol({ courseId: unit.courseId })
  for (let n = 0; n < 205; n += 1) {
    clock.advance(1_000)
    const answer = { kind: 'choice' as const, optionIds: ['b'] }
    await mei.answer({ ...question, attemptId: crypto.randomUUID(), answer, elapsedS: 3 })
  }
  const first = await mei.receipt({})
  const second = await mei.receipt({ beforeAt: first.next?.at, beforeId: first.next?.id })

  const ids = [...first.entries, ...second.entries].map(({ id }) => id)
  expect([first.entries.length, new Set(ids).size, second.next]).toEqual([200, 208, null])
  expect(first.entries.every(({ arrivedAt }) => arrivedAt !== null)).toBe(true)
})

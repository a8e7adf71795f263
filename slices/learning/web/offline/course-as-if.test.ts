import { expect, test } from 'vitest'
import type { CourseId, UnitId } from '#courses/contract'
import type { CourseProgress } from '#learning/contract'
import { sampleUnit } from '../player/sample-unit.ts'
import { courseAsIf } from './course-as-if.ts'

const view = sampleUnit()
const other = '00000000-0000-4000-8000-0000000000bb' as UnitId
const at = new Date('2026-11-22T08:00:00Z')
const progress = {
  courseId: '00000000-0000-4000-8000-0000000000cc' as CourseId,
  learningNow: null,
  outline: {
    modules: [
      {
        units: [
          { id: view.unitId, estimatedS: 60 },
          { id: other, estimatedS: 90 },
        ],
      },
    ],
  },
  units: [view.state, { ...view.state, unitId: other }],
  enrolment: { unitsDone: 0, unitCount: 2, next: { place: { unitId: view.unitId, stepId: null } } },
} as unknown as CourseProgress
const done = { ...view.state, openedAt: at, completedAt: at, completedBy: 'learning' as const, progress: 1 }
const next = { unitId: other, title: { en: 'Cuts' }, goal: null, isOpen: true }

test('a unit that was done without a network counts, and leads to the next', () => {
  const now = courseAsIf(progress, { ...view, state: done, next })
  expect(now.units[0]).toEqual(done)
  expect(now.enrolment).toMatchObject({
    unitsDone: 1,
    lastActAt: at,
    next: { place: { unitId: other }, title: { en: 'Cuts' }, remainingS: 90 },
  })
})

test('it counts once', () => {
  const once = courseAsIf(progress, { ...view, state: done, next })
  expect(courseAsIf(once, { ...view, state: done, next })).toBe(once)
})

test('a unit under way shows how far it is, and nothing else', () => {
  const half = { ...view.state, openedAt: at, progress: 0.5 }
  const now = courseAsIf(progress, { ...view, state: half })
  expect(now.units[0]?.progress).toBe(0.5)
  expect(now.enrolment).toBe(progress.enrolment)
})

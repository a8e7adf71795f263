import { expect, test } from 'vitest'
import type { CourseId, UnitId } from '#courses/contract'
import type { CourseProgress, Enrolment } from '#learning/contract'
import { isOpenTo, nextAction } from './next-action.ts'

const courseId = '00000000-0000-4000-8000-0000000000cc' as CourseId
const first = '00000000-0000-4000-8000-0000000000a1' as UnitId
const second = '00000000-0000-4000-8000-0000000000a2' as UnitId
const at = new Date('2026-11-22T08:00:00Z')

const enrolment = (said: Partial<Enrolment>): Enrolment => ({
  courseId,
  slug: 'sets',
  details: {
    title: { en: 'Sets' },
    summary: { en: 'Sets' },
    outcome: null,
    audience: null,
    notFor: null,
    hoursPerWeek: null,
    plannedDays: 30,
    teacher: null,
    languages: ['en'],
    attribution: null,
    licenceUrl: null,
    cover: { hue: 40, glyph: 'S' },
  },
  version: 1,
  newerVersion: null,
  enrolledAt: at,
  completedAt: null,
  unitsDone: 0,
  unitCount: 2,
  next: { place: { unitId: first, stepId: null }, title: { en: 'Unions' }, remainingS: 300 },
  lastActAt: null,
  lastRecap: [],
  ...said,
})
const progress = (said: Partial<CourseProgress>): CourseProgress => ({
  courseId,
  enrolment: null,
  outline: { modules: [] },
  units: [],
  learningNow: null,
  ...said,
})
const firstDone = [
  { unitId: first, openedAt: at, completedAt: at, completedBy: 'learning' as const, progress: 1 },
]
const next = { place: { unitId: second, stepId: null }, title: { en: 'Cuts' }, remainingS: 200 }

test.each([
  ['a visitor tries the first unit', 'visitor', undefined, { kind: 'try', unitId: first }],
  ['a guest goes on trying', 'guest', progress({}), { kind: 'try', unitId: first }],
  ['a guest who has done it is invited', 'guest', progress({ units: firstDone }), { kind: 'sign_up' }],
  ['a member joins', 'member', progress({}), { kind: 'enrol' }],
  [
    'who just joined begins',
    'member',
    progress({ enrolment: enrolment({}) }),
    { kind: 'begin', unitId: first },
  ],
  [
    'who has begun continues',
    'member',
    progress({ enrolment: enrolment({ unitsDone: 1, next }) }),
    { kind: 'continue', unitId: second },
  ],
  [
    'who is through sees the certificate',
    'member',
    progress({ enrolment: enrolment({ unitsDone: 2, next: null, completedAt: at }) }),
    { kind: 'certificate', courseId },
  ],
] as const)('%s', (_who, viewer, known, action) => {
  expect(nextAction(viewer, first, known)).toEqual(action)
})

test('the first unit is open to all but members who have not joined; the rest to those who have', () => {
  expect(isOpenTo('visitor', false, true)).toBe(true)
  expect(isOpenTo('guest', false, true)).toBe(true)
  expect(isOpenTo('guest', false, false)).toBe(false)
  expect(isOpenTo('member', false, true)).toBe(false)
  expect(isOpenTo('member', true, false)).toBe(true)
})

import { expect, test } from 'vitest'
import type { Outline } from '#courses/contract'
import { isStepDone, type OutlineStep, requiredSteps, requiredUnits, shareDone } from './done.ts'
import { noStepProgress, noUnitProgress, type StepProgress, type UnitProgress } from './progress.ts'
import { courseCompletion, markUnit, settleStep, settleUnit } from './settle.ts'
import { reading, Shelf, single, stepIdOf, unitIdOf } from './testing.ts'

const at = new Date('2026-03-01T09:00:00Z')
const step = (kind: string): OutlineStep => ({
  id: stepIdOf('c', 'u', 's'),
  kind,
  isRequired: true,
  estimatedS: 100,
})

const cases: [string, string, Partial<StepProgress>, boolean][] = [
  ['a video at 0.9 of its seconds is done', 'video', { spans: [[0, 90]] }, true],
  ['a video just below 0.9 is not', 'video', { spans: [[0, 89.9]] }, false],
  [
    'a video played twice to the middle is not',
    'video',
    {
      spans: [
        [0, 50],
        [0, 50],
      ],
    },
    false,
  ],
  [
    'a reading at its end after 30 % of its time is done',
    'reading',
    { pages: { p: 30 }, reachedEnd: true },
    true,
  ],
  ['a reading skimmed to its end is not', 'reading', { pages: { p: 29.9 }, reachedEnd: true }, false],
  ['a reading without its end is not', 'reading', { pages: { p: 500 } }, false],
  ['reading time adds up over page lives', 'reading', { pages: { p: 15, q: 15 }, reachedEnd: true }, true],
  ['a question answered is done', 'choice', { attemptIds: ['a'] }, true],
  ['a question not answered is not', 'choice', {}, false],
  ['an open answer submitted is done', 'open', { attemptIds: ['a'] }, true],
]
test.each(cases)('%s', (_name, kind, work, isDone) => {
  expect(isStepDone(step(kind), { ...noStepProgress, ...work })).toBe(isDone)
})

test('a completed step stays completed as it was', () => {
  const earlier = { at: new Date('2026-02-01'), by: 'learning' as const }
  expect(settleStep(step('choice'), { ...noStepProgress, completion: earlier }, at).completion).toBe(earlier)
})

const page = new Shelf().publish('c', [
  { key: 'one', steps: [reading('r'), single('q'), { ...single('bonus'), isRequired: false }] },
  { key: 'two', steps: [{ ...single('q'), isRequired: false }] },
  { key: 'extra', isRequired: false, steps: [single('q')] },
])
const [one, two] = requiredUnits(page.outline)
if (one === undefined || two === undefined) throw new Error('the sketch has two required units')
const id = (unit: string, key: string) => stepIdOf('c', unit, key)

test('a unit asks for its required steps, or for all where it requires none', () => {
  expect(requiredSteps(one).map((each) => each.id)).toEqual([id('one', 'r'), id('one', 'q')])
  expect(requiredSteps(two).map((each) => each.id)).toEqual([id('two', 'q')])
  expect(shareDone(one, new Set([id('one', 'q'), id('one', 'bonus')]))).toBe(0.5)
})

test('a unit is complete with its last required step, and not before', () => {
  const half = settleUnit(one, noUnitProgress, new Set([id('one', 'r')]), at)
  const whole = settleUnit(one, noUnitProgress, new Set([id('one', 'r'), id('one', 'q')]), at)

  expect(half.completion).toBeNull()
  expect(whole.completion).toEqual({ at, by: 'learning' })
})

test('a unit marked as done and then learnt is learnt, from when it was marked', () => {
  const marked = markUnit(noUnitProgress, new Date('2026-02-01'))
  const learnt = settleUnit(one, marked, new Set([id('one', 'r'), id('one', 'q')]), at)

  expect(marked.completion?.by).toBe('self')
  expect(learnt.completion).toEqual({ at: new Date('2026-02-01'), by: 'learning' })
  expect(markUnit(learnt, at)).toBe(learnt)
})

const done = (by: 'learning' | 'self'): UnitProgress => ({ ...noUnitProgress, completion: { at, by } })
const courses: [string, Record<string, UnitProgress>, 'learning' | 'self' | null][] = [
  ['every required unit', { one: done('learning'), two: done('learning') }, 'learning'],
  ['a unit short', { one: done('learning') }, null],
  ['one of them by self', { one: done('self'), two: done('learning') }, 'self'],
  [
    'an optional one by self',
    { one: done('learning'), two: done('learning'), extra: done('self') },
    'learning',
  ],
  ['one open again', { one: { ...done('learning'), reopenedAt: at }, two: done('learning') }, null],
]
test.each(courses)('a course with %s done', (_name, units, by) => {
  const known = new Map(Object.entries(units).map(([key, unit]) => [unitIdOf('c', key), unit]))
  expect(courseCompletion(page.outline, known)).toBe(by)
})

test('a course that requires no unit asks for all', () => {
  const outline: Outline = {
    modules: page.outline.modules.map((module) => ({
      ...module,
      units: module.units.map((unit) => ({ ...unit, isRequired: false })),
    })),
  }
  expect(requiredUnits(outline)).toHaveLength(3)
})

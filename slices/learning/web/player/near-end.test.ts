import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { UnitView } from '#learning/contract'
import { isNearEnd, remainingS } from './near-end.ts'
import { choiceId, openId, readingId, sampleState, sampleUnit } from './sample-unit.ts'

const at = new Date('2026-11-22T08:00:00Z')
const done = (id: typeof readingId) => sampleState(id, { completedAt: at, completedBy: 'learning' })

test('what is left are the required steps that are not done', () => {
  expect(remainingS(sampleUnit())).toBe(120)
  const states = [done(readingId), sampleState(choiceId), sampleState(openId)]
  expect(remainingS(sampleUnit({ states }))).toBe(60)
  expect(remainingS(sampleUnit({ states: states.map(({ stepId }) => done(stepId)) }))).toBe(0)
})

test('a unit marked as done takes no time any more', () => {
  const unit = sampleUnit()
  expect(remainingS({ ...unit, state: { ...unit.state, completedAt: at, completedBy: 'self' } })).toBe(0)
})

test('of a video what was seen is over, each second once, and something is left until it is done', () => {
  const view = (seen: [number, number][]): UnitView => {
    const unit = sampleUnit({
      states: [sampleState(readingId, { seen }), done(choiceId), done(openId)],
    })
    const steps = unit.steps.map((step) =>
      step.id === readingId
        ? { ...step, estimatedS: 300, content: { kind: 'video' as const, words: null, playback: null } }
        : step,
    )
    return { ...unit, steps }
  }
  expect(remainingS(view([]))).toBe(300)
  expect(
    remainingS(
      view([
        [0, 100],
        [50, 200],
      ]),
    ),
  ).toBe(100)
  expect(remainingS(view([[0, 900]]))).toBe(1)
})

test('near the end are the last two minutes of a unit under way, and nothing else', () => {
  expect(isNearEnd(120, 0.5)).toBe(true)
  expect(isNearEnd(121, 0.5)).toBe(false)
  expect(isNearEnd(0, 1)).toBe(false)
  expect(isNearEnd(60, 0)).toBe(false)
})

test('it is said only where it is true: whatever is done in whatever order', () => {
  const seconds = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(seconds, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (estimates, which) => {
      const unit = sampleUnit()
      const [first] = unit.steps
      if (first === undefined) throw new Error('The sample has steps.')
      const ids = estimates.map((_, n) => `00000000-0000-4000-8000-0000000001${n}0` as typeof readingId)
      const steps = ids.map((id, n) => ({ ...first, id, estimatedS: estimates[n] ?? 1 }))
      const states = ids.map((id, n) => (which[n] === true ? done(id) : sampleState(id)))
      const left = estimates.filter((_, n) => which[n] !== true).reduce((sum, one) => sum + one, 0)
      const doneCount = ids.filter((_, n) => which[n] === true).length
      const view = { ...unit, steps, states }
      expect(remainingS(view)).toBe(left)
      expect(isNearEnd(remainingS(view), doneCount / ids.length)).toBe(
        left > 0 && left <= 120 && doneCount > 0,
      )
    }),
  )
})

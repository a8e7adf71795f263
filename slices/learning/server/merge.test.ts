import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverage } from './coverage.ts'
import { mergeStep, mergeUnit } from './merge.ts'
import { isUnitDone, noStepProgress, noUnitProgress, type StepProgress } from './progress.ts'

const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
const completion = fc.option(
  fc.record({ at: instant, by: fc.constantFrom('learning' as const, 'self' as const) }),
)
const span = fc.tuple(fc.nat(300), fc.nat(300))
const page = fc.constantFrom('p1', 'p2', 'p3')
const aStep = fc
  .record({
    pages: fc.dictionary(page, fc.nat(500)),
    reachedEnd: fc.boolean(),
    spans: fc.array(span, { maxLength: 6 }),
    attemptIds: fc.array(fc.constantFrom('a1', 'a2', 'a3', 'a4')),
    completion,
  })
  .map((step) => mergeStep(step, noStepProgress))
const aUnit = fc.record({
  openedAt: fc.option(instant),
  completion,
  reopenedAt: fc.option(instant),
  lastActAt: fc.option(instant),
})

test('the order of two reports does not matter', () => {
  fc.assert(
    fc.property(aStep, aStep, (a, b) => {
      expect(mergeStep(a, b)).toEqual(mergeStep(b, a))
    }),
  )
  fc.assert(
    fc.property(aUnit, aUnit, (a, b) => {
      expect(mergeUnit(a, b)).toEqual(mergeUnit(b, a))
    }),
  )
})

test('the grouping of three reports does not matter', () => {
  fc.assert(
    fc.property(aStep, aStep, aStep, (a, b, c) => {
      expect(mergeStep(mergeStep(a, b), c)).toEqual(mergeStep(a, mergeStep(b, c)))
    }),
  )
  fc.assert(
    fc.property(aUnit, aUnit, aUnit, (a, b, c) => {
      expect(mergeUnit(mergeUnit(a, b), c)).toEqual(mergeUnit(a, mergeUnit(b, c)))
    }),
  )
})

test('a report that comes twice changes nothing', () => {
  fc.assert(
    fc.property(aStep, (a) => {
      expect(mergeStep(a, a)).toEqual(a)
    }),
  )
  fc.assert(
    fc.property(aUnit, (a) => {
      expect(mergeUnit(a, a)).toEqual(a)
    }),
  )
})

test('an empty report changes nothing', () => {
  fc.assert(
    fc.property(aStep, (a) => {
      expect(mergeStep(a, noStepProgress)).toEqual(a)
    }),
  )
  fc.assert(
    fc.property(aUnit, (a) => {
      expect(mergeUnit(a, noUnitProgress)).toEqual(a)
    }),
  )
})

test('nothing that was known is lost', () => {
  const readS = (step: StepProgress) => Object.values(step.pages).reduce((sum, seconds) => sum + seconds, 0)
  fc.assert(
    fc.property(aStep, aStep, (a, b) => {
      const both = mergeStep(a, b)
      expect(coverage(both.spans, 300)).toBeGreaterThanOrEqual(coverage(a.spans, 300))
      expect(readS(both)).toBeGreaterThanOrEqual(readS(a))
      expect(both.attemptIds).toEqual(expect.arrayContaining([...a.attemptIds]))
      expect(both.reachedEnd || !a.reachedEnd).toBe(true)
      if (a.completion !== null)
        expect(both.completion?.at.getTime()).toBeLessThanOrEqual(a.completion.at.getTime())
      if (a.completion?.by === 'learning') expect(both.completion?.by).toBe('learning')
    }),
  )
})

test('a unit completed on one device is completed on both, by learning if either learnt it', () => {
  const early = { ...noUnitProgress, completion: { at: new Date('2026-03-01'), by: 'self' as const } }
  const late = { ...noUnitProgress, completion: { at: new Date('2026-03-02'), by: 'learning' as const } }

  expect(mergeUnit(early, late).completion).toEqual({ at: new Date('2026-03-01'), by: 'learning' })
  expect(isUnitDone(mergeUnit(noUnitProgress, late))).toBe(true)
})

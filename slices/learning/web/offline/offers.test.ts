import { expect, test } from 'vitest'
import type { Outline, UnitId } from '#courses/contract'
import { offersOf } from './offers.ts'

const unit = (id: string) => ({
  id: id as UnitId,
  revision: id,
  title: { en: id },
  isRequired: true,
  estimatedS: 60,
  steps: [],
})
const outlineOf = (...modules: string[][]): Outline =>
  ({
    modules: modules.map((ids, index) => ({
      id: `m${index}`,
      title: { en: `m${index}` },
      units: ids.map(unit),
    })),
  }) as unknown as Outline
const said = (outline: Outline, done: string[], next: string | null) =>
  offersOf(outline, new Set(done as UnitId[]), next as UnitId | null).map(
    ({ kind, units }) => `${kind} ${units.map(({ id }) => id).join('')}`,
  )

test.each([
  ['at the beginning', [], null, ['next a', 'next abc', 'module ab']],
  ['under way', ['a'], 'b', ['next b', 'next bcd', 'module ab']],
  ['near the end', ['a', 'b', 'c'], 'd', ['next d', 'module cd']],
  ['when all is done', ['a', 'b', 'c', 'd'], null, ['next a', 'next abc', 'module ab']],
] as const)('%s it offers what comes next, nothing twice', (_when, done, next, offers) => {
  expect(said(outlineOf(['a', 'b'], ['c', 'd']), [...done], next)).toEqual(offers)
})

test('a course of one unit offers that unit', () => {
  expect(said(outlineOf(['a']), [], null)).toEqual(['next a'])
})

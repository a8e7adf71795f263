import { FakeClock } from '@banxue/platform/testing/clock'
import { expect, test } from 'vitest'
import { createLastGood } from './last-good.ts'

function given(size = 10) {
  const clock = new FakeClock('2026-11-22T10:00:00Z')
  const failures: string[] = []
  const lastGood = createLastGood({ clock, size, freshMs: 2_000, onFailure: (key) => failures.push(key) })
  return { clock, failures, lastGood }
}
const away = () => Promise.reject(new Error('away'))

test('a recent answer is not asked for again', async () => {
  const { clock, lastGood } = given()
  await lastGood.answer('a', () => Promise.resolve(1))
  clock.advance(1_999)
  expect(await lastGood.answer('a', () => Promise.resolve(2))).toEqual({ value: 1, isStale: false })
  clock.advance(1)
  expect(await lastGood.answer('a', () => Promise.resolve(2))).toEqual({ value: 2, isStale: false })
})

test('an answer that took long is kept three times as long', async () => {
  const { clock, lastGood } = given()
  await lastGood.answer('a', () => {
    clock.advance(5_000)
    return Promise.resolve(1)
  })
  clock.advance(9_999)
  expect((await lastGood.answer('a', () => Promise.resolve(2)))?.value).toBe(1)
  clock.advance(1)
  expect((await lastGood.answer('a', () => Promise.resolve(2)))?.value).toBe(2)
})

test('while the store is away the last good answer comes, marked stale', async () => {
  const { clock, failures, lastGood } = given()
  await lastGood.answer('a', () => Promise.resolve(1))
  clock.advance(60_000)
  expect(await lastGood.answer('a', away)).toEqual({ value: 1, isStale: true })
  expect(await lastGood.answer('b', away)).toBeNull()
  expect(failures).toEqual(['a', 'b'])
})

test('the same question asked at once is asked once', async () => {
  const { lastGood } = given()
  let asked = 0
  const ask = () => Promise.resolve(++asked)
  await Promise.all([lastGood.answer('a', ask), lastGood.answer('a', ask)])
  expect(asked).toBe(1)
})

test('only so many answers are kept', async () => {
  const { clock, lastGood } = given(1)
  await lastGood.answer('a', () => Promise.resolve(1))
  await lastGood.answer('b', () => Promise.resolve(2))
  clock.advance(60_000)
  expect(await lastGood.answer('a', away)).toBeNull()
})

import { expect, test } from 'vitest'
import { dayOf, fromDeadline } from './calendar.ts'
import { endOf, type Life, lifeOf, populationOn, type Sitting, sittingsOf } from './life.ts'

const dayMs = 86_400_000
const population = { learners: 2_000, beganOn: 20_690, courseCount: 2 }
const until = new Date((population.beganOn + 90) * dayMs)
const everything = (index: number, life: Life) => sittingsOf(index, life, new Date(0), until)

const lives = Array.from({ length: population.learners }, (_, index) => {
  const life = lifeOf(index, population)
  return { life, sittings: everything(index, life) }
})
const begun = lives.filter(({ sittings }) => sittings.length > 0)
/** From day 20 on, when the rush of the opening is over. */
const settled = begun
  .flatMap(({ sittings }) => sittings)
  .filter(({ at }) => dayOf(at) >= population.beganOn + 20)
/** Sittings a day on days of a kind, over the mean of all days. */
function lift(isKind: (day: number) => boolean): number {
  const days = Array.from({ length: 70 }, (_, index) => population.beganOn + 20 + index)
  const perDay = (kind: readonly number[]) =>
    settled.filter(({ at }) => kind.includes(dayOf(at))).length / kind.length
  return perDay(days.filter(isKind)) / perDay(days)
}
const spanDays = (sittings: readonly Sitting[]) =>
  ((sittings.at(-1)?.at.getTime() ?? 0) - (sittings[0]?.at.getTime() ?? 0)) / dayMs

test('the same learner lives the same life, in one piece or in many', () => {
  for (const index of [0, 7, 400, 1_999]) {
    const life = lifeOf(index, population)
    expect(lifeOf(index, population)).toEqual(life)
    const pieces: Sitting[] = []
    for (let day = population.beganOn - 2; day < population.beganOn + 90; day += 1)
      pieces.push(...sittingsOf(index, life, new Date(day * dayMs), new Date((day + 1) * dayMs)))
    expect(pieces).toEqual(everything(index, life))
  }
})

test('nobody learns before they joined, and no sitting ends after the end', () => {
  for (const { life, sittings } of lives)
    for (const sitting of sittings) {
      expect(sitting.at >= life.joinsAt).toBe(true)
      expect(endOf(sitting) <= until).toBe(true)
    }
})

// OULAD, BBB and AAA 2013: 11 % never appear; days before an assignment ×1.3 to 1.6, two days after it ×0.75;
// Saturday and Sunday ×0.85 and 0.8; a tenth of the learners has a quarter of all active days.
test('one in eight never begins', () => {
  const share = 1 - begun.length / lives.length
  expect(share).toBeGreaterThan(0.08)
  expect(share).toBeLessThan(0.16)
})

test('work is done in the three days before a deadline, and rests after it', () => {
  expect(lift((day) => [-3, -2, -1].includes(fromDeadline(day)))).toBeGreaterThan(1.2)
  expect(lift((day) => fromDeadline(day) === 2)).toBeLessThan(0.9)
})

test('weekends without a deadline are quiet', () => {
  const isWeekend = (day: number) => [0, 6].includes(new Date(day * dayMs).getUTCDay())
  expect(lift((day) => isWeekend(day) && Math.abs(fromDeadline(day)) > 3)).toBeLessThan(0.9)
})

test('a third is gone within a fortnight, and a few stay for all of it', () => {
  const early = begun.filter(({ life }) => dayOf(life.joinsAt) < population.beganOn + 45)
  const gone = early.filter(({ sittings }) => spanDays(sittings) < 14).length / early.length
  expect(gone).toBeGreaterThan(0.25)
  expect(gone).toBeLessThan(0.45)
  expect(early.filter(({ sittings }) => spanDays(sittings) > 40).length / early.length).toBeGreaterThan(0.1)
})

test('a tenth of the learners has more than a quarter of the sittings', () => {
  const counts = begun.map(({ sittings }) => sittings.length).toSorted((a, b) => b - a)
  const sum = (list: readonly number[]) => list.reduce((total, count) => total + count, 0)
  expect(sum(counts.slice(0, counts.length / 10)) / sum(counts)).toBeGreaterThan(0.27)
})

test('after the ninety days as many come as came in them', () => {
  expect(populationOn(population.beganOn + 89, population)).toBe(2_000)
  expect(populationOn(population.beganOn + 179, population)).toBe(4_000)
  expect(lifeOf(3_999, population).joinsAt.getTime()).toBeGreaterThan(until.getTime())
})

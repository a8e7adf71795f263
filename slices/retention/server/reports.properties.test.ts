import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { PulseFilters } from '../contract.ts'
import { addDays } from './day.ts'
import type { Question } from './ask.ts'
import { course, type GivenEvent, givenSchool, idOf } from './testing/fixture.ts'
import { activeIn, cohortsOf, countPlainly } from './testing/oracle.ts'

const firstDay = '2026-10-05'
const now = '2026-11-16T12:00:00Z'
const people = ['ann', 'ben', 'cai', 'guest-1', 'guest-2']

const at = fc
  .tuple(fc.constantFrom(0, 6, 7, 27, 28, 34), fc.integer({ min: 0, max: 600 }))
  .map(
    ([day, second]) =>
      `${addDays(firstDay, day)}T10:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}Z`,
  )
const place = fc.record({
  who: fc.constantFrom(...people),
  at,
  course: fc.constantFrom('c1', 'c2'),
  unit: fc.constantFrom('u1', 'u2'),
  device: fc.constantFrom('phone', 'desktop', 'unknown'),
})
const watched = fc
  .tuple(place, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 3, max: 8 }))
  .map(([of, fromS, playedS]) => ({
    ...of,
    name: 'learning.watched',
    payload: { fromS, toS: fromS + playedS },
  }))
const attended = fc.tuple(place, fc.integer({ min: 1, max: 60 })).map(([of, durationS]) => ({
  ...of,
  name: 'learning.attended',
  payload: { startedAt: of.at, durationS },
}))
const stepDone = fc
  .tuple(place, fc.constantFrom('learning', 'self'))
  .map(([of, by]) => ({ ...of, name: 'learning.step_completed', payload: { by } }))
const learning: fc.Arbitrary<GivenEvent> = fc.oneof(
  { arbitrary: watched, weight: 4 },
  { arbitrary: attended, weight: 2 },
  { arbitrary: stepDone, weight: 1 },
  { arbitrary: place.map((of) => ({ ...of, name: 'learning.question_answered' })), weight: 1 },
  { arbitrary: place.map((of) => ({ ...of, name: 'learning.unit_opened' })), weight: 1 },
)
const identity: fc.Arbitrary<GivenEvent> = fc.oneof(
  {
    arbitrary: fc
      .record({ who: fc.constantFrom(...people), at })
      .map((of) => ({ ...of, name: 'identity.person_registered' })),
    weight: 3,
  },
  {
    arbitrary: fc
      .record({
        who: fc.constantFrom('ann', 'ben'),
        at,
        roles: fc.constantFrom(['learner'], ['learner', 'coach']),
      })
      .map(({ roles, ...of }) => ({ ...of, name: 'identity.roles_changed', payload: { roles } })),
    weight: 1,
  },
)
/** A guest merges into one account, once. */
const merges = fc
  .array(
    fc.record({
      guest: fc.constantFrom('guest-1', 'guest-2'),
      who: fc.constantFrom('ann', 'cai'),
      at,
    }),
    { maxLength: 2 },
  )
  .map((list) =>
    [...new Map(list.map((of) => [of.guest, of])).values()].map(({ guest, ...of }) => ({
      ...of,
      name: 'identity.guest_merged',
      payload: { guest, guestId: idOf(guest) },
    })),
  )
/** Events as they reach the store: in any order, some twice, in several shipments. */
const shipments = fc
  .tuple(fc.array(learning, { maxLength: 120, size: 'max' }), fc.array(identity, { maxLength: 8 }), merges)
  .map((parts) => parts.flat().map((event, n): GivenEvent => ({ ...event, id: `event ${n}` })))
  // Two changes of roles at one instant have no order.
  .filter((events) => {
    const changes = events
      .filter(({ name }) => name === 'identity.roles_changed')
      .map(({ who, at: when }) => `${who} ${when}`)
    return new Set(changes).size === changes.length
  })
  .chain((events) =>
    fc.record({
      events: fc.constant(events),
      order: fc.shuffledSubarray(events, { minLength: events.length }),
      twice: fc.subarray(events),
      cut: fc.nat({ max: events.length }),
    }),
  )

let school: Awaited<ReturnType<typeof givenSchool>>
beforeAll(async () => {
  school = await givenSchool(now)
})

test('reports say what counting event by event says, and agree with each other', async () => {
  await fc.assert(
    fc.asyncProperty(shipments, async ({ events, order, twice, cut }) => {
      await school.clear()
      await school.ship(order.slice(0, cut))
      await school.count()
      await school.ship([...order.slice(cut), ...twice])
      await school.count()
      for (const word of [null, 'c1'])
        await expectReports(countPlainly(events, word), {
          population: 'real',
          scope: word === null ? { everyCourse: true } : { everyCourse: false, courses: [course(word)] },
        })
    }),
    { numRuns: 12, interruptAfterTimeLimit: 45_000 },
  )
}, 180_000)

test('the parts of an audience sum to the whole, and within each the reports agree', async () => {
  const devices = ['phone', 'tablet', 'desktop', 'unknown'] as const
  const months = ['2026-10', '2026-11']
  const every = { population: 'real', scope: { everyCourse: true } } as const
  const daysOf = async (question: Question) => (await school.reports.activity(question)).days
  await fc.assert(
    fc.asyncProperty(shipments, async ({ order, twice }) => {
      await school.clear()
      await school.ship([...order, ...twice])
      await school.count()
      const whole = await daysOf(every)
      for (const parts of [
        devices.map((device) => PulseFilters.parse({ device })),
        months.map((cohort) => PulseFilters.parse({ cohort })),
      ]) {
        const days = await Promise.all(parts.map((filters) => daysOf({ ...every, filters })))
        const sums = whole.map((day, n) => {
          const sum = (name: 'dau' | 'wau' | 'mau' | 'learningS') =>
            days.reduce((total, part) => total + (part[n]?.[name] ?? 0), 0)
          return { ...day, dau: sum('dau'), wau: sum('wau'), mau: sum('mau'), learningS: sum('learningS') }
        })
        expect(sums).toEqual(whole)
      }
      for (const device of devices)
        await expectAgreement({ ...every, filters: PulseFilters.parse({ device }) })
      expect(school.failures).toEqual([])
    }),
    { numRuns: 4, interruptAfterTimeLimit: 45_000 },
  )
}, 180_000)

/** The learners of a week are the same in both reports: a cohort is where they began, a WAU that they came. */
async function expectAgreement(question: Question) {
  const [{ days }, { rows }] = await Promise.all([
    school.reports.activity(question),
    school.reports.cohorts(question),
  ])
  for (const sunday of days.filter(({ on }) => new Date(on).getUTCDay() === 0 && on >= firstDay)) {
    const week = addDays(sunday.on, -6)
    const active = rows.map(({ weekOn, size, retained }) => {
      const k = retained.findIndex((_, index) => addDays(weekOn, 7 * index) === week)
      return Math.round((retained[k] ?? 0) * size)
    })
    expect(active.reduce((sum, learners) => sum + learners, 0)).toBe(sunday.wau)
  }
}

async function expectReports(counted: ReturnType<typeof countPlainly>, question: Question) {
  const [{ days }, cohorts] = await Promise.all([
    school.reports.activity(question),
    school.reports.cohorts(question),
  ])
  expect(school.failures).toEqual([])
  expect(days).toEqual(
    days.map(({ on, isComplete }) => ({
      on,
      dau: activeIn(counted, on, 1),
      wau: activeIn(counted, on, 7),
      mau: activeIn(counted, on, 28),
      learningS: (counted.learningMs.get(on) ?? 0) / 1000,
      isComplete,
    })),
  )
  const cells = cohortsOf(counted)
  const shown: Record<string, number> = {}
  for (const { weekOn, size, retained } of cohorts.rows)
    for (const [k, share] of retained.entries())
      if (share !== null && share > 0) shown[`${weekOn} ${addDays(weekOn, 7 * k)}`] = Math.round(share * size)
  expect(shown).toEqual(cells)
  await expectAgreement(question)
}

import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { addDays, daysBetween } from './day.ts'
import { course, type GivenEvent, givenSchool, idOf, registered, unit } from './testing/fixture.ts'

const now = '2026-06-20T12:00:00Z'
const lastCompleteDay = '2026-06-19'
/** Around 27 April 2026, where a block of active days ends and the next has begun a fortnight ago. */
const days = [0, 1, 12, 13, 14, 15, 27, 28, 29, 45].map((n) => addDays('2026-04-13', n))
const accounts = ['ann', 'ben']

const learning = fc
  .record({
    who: fc.constantFrom(...accounts, 'guest'),
    day: fc.constantFrom(...days),
    minute: fc.integer({ min: 10, max: 59 }),
    unit: fc.constantFrom('u1', 'u2'),
    course: fc.constantFrom('c1', 'c1', 'c2'),
    name: fc.constantFrom('unit_opened', 'unit_opened', 'question_answered', 'unit_completed', 'attended'),
  })
  .map(({ day, minute, name, unit: word, ...of }): GivenEvent => ({
    ...of,
    unit: `${word} of ${of.course}`,
    name: `learning.${name}`,
    at: `${day}T10:${minute}:00Z`,
  }))
const shipments = fc
  .tuple(fc.array(learning, { maxLength: 40, size: 'max' }), fc.boolean())
  .map(([events, merges]) => ({ merges, events: events.map((event, n) => ({ ...event, id: `event ${n}` })) }))
  .chain(({ events, merges }) =>
    fc.record({
      events: fc.constant(events),
      merges: fc.constant(merges),
      order: fc.shuffledSubarray(events, { minLength: events.length }),
      twice: fc.subarray(events),
      cut: fc.nat({ max: events.length }),
    }),
  )

/** Counts a unit's learners event by event. */
function countUnit(events: readonly GivenEvent[], word: string) {
  const counts = { opened: 0, completed: 0, lost: 0 }
  for (const who of accounts) {
    const own = events.filter((event) => event.who === who).toSorted((a, b) => a.at.localeCompare(b.at))
    const inUnit = own.filter((event) => event.unit === word)
    const opening = inUnit.find(({ name }) => name === 'learning.unit_opened')
    const last = inUnit.at(-1)
    if (!opening || !last || daysFrom(opening, lastCompleteDay) < 14) continue
    counts.opened += 1
    if (inUnit.some(({ name }) => name === 'learning.unit_completed')) counts.completed += 1
    else if (daysFrom(last, lastCompleteDay) >= 14) {
      const isBack = own.some(
        (event) =>
          event.name === 'learning.question_answered' &&
          event.course === last.course &&
          event.at > last.at &&
          daysFrom(last, event.at.slice(0, 10)) <= 14,
      )
      if (!isBack) counts.lost += 1
    }
  }
  return counts
}
const daysFrom = ({ at }: GivenEvent, day: string) => daysBetween(at.slice(0, 10), day)

let school: Awaited<ReturnType<typeof givenSchool>>
const units = ['u1 of c1', 'u2 of c1', 'u1 of c2', 'u2 of c2']
beforeAll(async () => {
  school = await givenSchool(
    now,
    ['c1', 'c2'].map((word) => ({
      courseId: course(word),
      title: { en: word },
      units: units
        .filter((one) => one.endsWith(word))
        .map((one) => ({ unitId: unit(one), title: { en: one }, stepIds: [] })),
    })),
  )
})

test('drop-off says what counting event by event says, whatever comes late, twice or from a guest', async () => {
  await fc.assert(
    fc.asyncProperty(shipments, async ({ events, merges, order, twice, cut }) => {
      await school.clear()
      await school.ship([...registered(...accounts), ...order.slice(0, cut)])
      await school.count()
      const merged = { name: 'identity.guest_merged', who: 'ann', at: '2026-06-01T10:00:00Z' }
      await school.ship([
        ...order.slice(cut),
        ...twice,
        ...(merges ? [{ ...merged, payload: { guestId: idOf('guest') } }] : []),
      ])
      await school.count()
      const counted = events.map((event) =>
        merges && event.who === 'guest' ? { ...event, who: 'ann' } : event,
      )
      const report = await school.reports.dropOff({ population: 'real', scope: { everyCourse: true } })
      expect(school.failures).toEqual([])
      expect(
        report.units.map(({ title, opened, completed, lost }) => [title.en, { opened, completed, lost }]),
      ).toEqual(units.map((word) => [word, countUnit(counted, word)]))
    }),
    { numRuns: 10, interruptAfterTimeLimit: 40_000 },
  )
}, 180_000)

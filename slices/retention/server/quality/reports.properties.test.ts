import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { addDays } from '../day.ts'
import { operator, answered, givenSchool, registered } from '../testing/fixture.ts'
import { countAfter, countSittings, isBadSitting, type PlainSitting } from '../testing/plain-sittings.ts'
import { sitting } from '../testing/sittings.ts'
import type { QualityAsked } from './reports.ts'

const now = '2026-11-22T10:00:00Z'
const people = ['ann', 'ben', 'cai', 'dan']
/** The month that ends with the last day whose 7 following days are over; all of it is in the quarter. */
const firstDay = '2026-10-17'
const asked: QualityAsked = {
  population: 'real',
  scope: { everyCourse: true },
  period: 'quarter',
  device: null,
  network: null,
  region: null,
}

const instant = fc
  .tuple(fc.nat(27), fc.nat(600))
  .map(([day, second]) => new Date(Date.parse(addDays(firstDay, day)) + second * 1000).toISOString())
const sittings: fc.Arbitrary<PlainSitting> = fc
  .record({
    who: fc.constantFrom(...people),
    at: instant,
    unit: fc.constantFrom('u1', 'u2'),
    device: fc.constantFrom('phone', 'desktop', 'unknown'),
    region: fc.constantFrom('CN', 'DE', 'unknown'),
    network: fc.constantFrom('4g', '3g'),
    startupMs: fc.option(fc.constantFrom(100, 900, 4_000, 4_001)),
    exit: fc.constantFrom('ended', 'left', 'failed', 'before_start'),
    waitedMs: fc.constantFrom(0, 4_000, 4_001),
    playedS: fc.constantFrom(0, 98, 600),
    stalledMs: fc.constantFrom(0, 2_000, 2_001),
    stallCount: fc.nat(3),
    isTold: fc.boolean(),
  })
  .map(({ isTold, exit, startupMs, ...one }): PlainSitting => {
    const isGivenUp = exit === 'before_start'
    const isSilent = !isTold && (isGivenUp || startupMs === null)
    return {
      ...one,
      exit: isSilent ? 'ended' : exit,
      // Whoever gave up saw no frame; a sitting of which nothing would be told is none.
      startupMs: isSilent ? 100 : isGivenUp ? null : startupMs,
      step: one.unit,
      ...(isTold ? {} : { endedAt: null }),
    }
  })

let school: Awaited<ReturnType<typeof givenSchool>>
beforeAll(async () => {
  school = await givenSchool(now)
})

test('the reports say what counting sitting by sitting says, and agree with each other', async () => {
  const acts = fc.array(fc.record({ who: fc.constantFrom(...people), day: fc.nat(35) }), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(fc.array(sittings, { maxLength: 30 }), acts, async (given, active) => {
      await school.clear()
      const events = given.flatMap((one, n) => sitting(`sitting ${n}`, one))
      await school.ship([...registered(...people), ...events.toReversed()])
      const days = active.map(({ who, day }) => ({ who, on: addDays(firstDay, day) }))
      await school.ship([
        ...events.slice(0, 5),
        ...days.map(({ who, on }) => answered(who, `${on}T10:00:00Z`)),
      ])
      await school.count()
      await expectPlayback(given)
      await expectTrouble(given)
      const activeOn = new Map(
        people.map((who) => [who, new Set(days.filter((one) => one.who === who).map(({ on }) => on))]),
      )
      await expectAfter(given, activeOn)
    }),
    { numRuns: 15, interruptAfterTimeLimit: 45_000 },
  )
}, 180_000)

async function expectPlayback(given: readonly PlainSitting[]) {
  const { overall, days, devices, networks, regions } = await school.reports.playback(asked)
  expect(school.failures).toEqual([])
  expect(overall).toMatchObject(closely(countSittings(given)))
  for (const { on, ...figures } of days)
    expect(figures).toMatchObject(closely(countSittings(given.filter(({ at }) => at.startsWith(on)))))
  for (const rows of [days, devices, networks, regions])
    expect(rows.reduce((sum, { sittings: many }) => sum + many, 0)).toBe(given.length)
  for (const { value, ...figures } of devices)
    expect(figures).toMatchObject(closely(countSittings(given.filter(({ device }) => device === value))))
  const narrow = await school.reports.playback({ ...asked, network: '3g', region: 'DE' })
  const kept = given.filter(({ network, region }) => network === '3g' && region === 'DE')
  expect(narrow.overall).toMatchObject(closely(countSittings(kept)))
}

/** Sums of fractions come in any order. */
function closely(figures: ReturnType<typeof countSittings>) {
  const entries = Object.entries(figures)
  return Object.fromEntries(
    entries.map(([key, value]) => [key, value === null ? null : expect.closeTo(value, 9)]),
  )
}

async function expectTrouble(given: readonly PlainSitting[]) {
  const [{ units }, { learners }] = await Promise.all([
    school.reports.troubledUnits(asked),
    school.reports.troubledLearners(asked, operator),
  ])
  const bad = given.filter(isBadSitting)
  const sum = (rows: readonly { bad: number }[]) => rows.reduce((all, row) => all + row.bad, 0)
  expect(sum(units)).toBe(bad.length)
  expect(sum(learners)).toBe(bad.length)
  expect(learners).toHaveLength(new Set(bad.map(({ who }) => who)).size)
}

async function expectAfter(
  given: readonly PlainSitting[],
  activeOn: ReadonlyMap<string, ReadonlySet<string>>,
) {
  const { activeAgain } = await school.reports.afterTrouble(asked)
  const counted = countAfter(given, activeOn)
  const of = (group: typeof activeAgain.afterBad) =>
    group === null ? { count: 0, of: 0 } : { count: group.count, of: group.of }
  expect({ bad: of(activeAgain.afterBad), good: of(activeAgain.afterGood) }).toEqual(counted)
}

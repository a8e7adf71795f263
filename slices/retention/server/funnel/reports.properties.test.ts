import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { addDays } from '../day.ts'
import { answered, type GivenEvent, givenSchool, visited } from '../testing/fixture.ts'
import type { FunnelAsked } from './reports.ts'

const now = '2026-11-24T10:00:00Z'
const people = ['ann', 'ben', 'cai', 'dan', 'eve']
const browsers = ['phone', 'desk', 'tablet', 'library']
const everything: FunnelAsked = { population: 'real', scope: { everyCourse: true }, period: null }

const day = fc.nat({ max: 60 }).map((n) => addDays('2026-11-23', -n))
const browser = fc.constantFrom(...browsers)
/** One of a browser and day, as browsers tell them. */
const visits = fc.uniqueArray(
  fc.record({ browser, on: day, source: fc.constantFrom('direct', 'wechat', 'bing.com') }),
  { maxLength: 20, size: 'max', selector: (one) => `${one.browser} ${one.on}` },
)
const accounts = fc.uniqueArray(
  fc.record({ who: fc.constantFrom(...people), on: day, browser: fc.option(browser) }),
  { selector: ({ who }) => who },
)
const acts = fc.array(fc.record({ who: fc.constantFrom(...people), on: day, browser }), { maxLength: 10 })

let school: Awaited<ReturnType<typeof givenSchool>>
beforeAll(async () => {
  school = await givenSchool(now)
})

test('whoever signed up has the first visit of their browser, and every report counts the same people', async () => {
  await fc.assert(
    fc.asyncProperty(
      visits,
      accounts,
      acts,
      fc.infiniteStream(fc.nat()),
      async (came, signed, done, order) => {
        const events: GivenEvent[] = [
          ...came.map((one) => visited(one.browser, `${one.on}T09:00:00Z`, [one.source])),
          ...signed.map((one) => ({
            name: 'identity.person_registered',
            who: one.who,
            at: `${one.on}T10:00:00Z`,
            ...(one.browser === null ? {} : { visitor: one.browser }),
          })),
          ...done.map((one) => answered(one.who, `${one.on}T11:00:00Z`, { visitor: one.browser })),
        ].map((event, n) => ({ ...event, id: `event ${n}` }))
        const shuffled = events
          .map((event) => ({ event, rank: order.next().value }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ event }) => event)
        await school.clear()
        for (const part of [shuffled.slice(0, 5), shuffled]) await school.ship(part)
        await school.count()

        const [{ stages }, { sources }, { populations }] = await Promise.all([
          school.reports.funnel(everything),
          school.reports.sources(everything),
          school.reports.audience(everything, everything.scope),
        ])
        expect(school.failures).toEqual([])
        const reached = (step: string) => stages.find((stage) => stage.step === step)?.reached
        const total = (count: 'signedUp' | 'firstUnit' | 'finish') =>
          sources.reduce((sum, row) => sum + row[count], 0)
        expect([total('signedUp'), total('firstUnit'), total('finish')]).toEqual(
          ['signedUp', 'firstUnit', 'finish'].map(reached),
        )
        expect(total('signedUp')).toBe(populations.real)
        const members = new Set(signed.map(({ who }) => who))
        const used = [...signed, ...done].flatMap((one) => (members.has(one.who) ? (one.browser ?? []) : []))
        const strangers = new Set(came.map((one) => one.browser)).difference(new Set(used))
        expect(reached('visited')).toBe(signed.length + strangers.size)
        for (const row of sources)
          expect(row.signedUp).toBe(signed.filter((one) => broughtBy(one, came) === row.source).length)
      },
    ),
    { numRuns: 10, interruptAfterTimeLimit: 30_000 },
  )
}, 120_000)

/** The plain way: the earliest visit of the browser, where it was not after the sign-up. */
function broughtBy(
  account: { on: string; browser: string | null },
  came: readonly { browser: string; on: string; source: string }[],
): string {
  const [first] = came
    .filter((one) => one.browser === account.browser)
    .toSorted((a, b) => a.on.localeCompare(b.on))
  return first === undefined || first.on > account.on ? 'unknown' : first.source
}

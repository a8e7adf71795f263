import { VisitBegan } from '@banxue/platform/events/visit-began'
import { expect, test } from 'vitest'
import { visitsBefore } from './arrival.ts'
import { lifeOf } from './life.ts'

const population = { learners: 2_000, beganOn: 20_690, courseCount: 2 }
const browser = '5b2d7a3c-0000-4000-8000-000000000000'
const arrivals = Array.from({ length: population.learners }, (_, index) => {
  const { traits, joinsAt } = lifeOf(index, population)
  return { traits, joinsAt, visits: visitsBefore(index, browser, traits, joinsAt) }
})

test('everybody came before they signed up, by a link that the school takes, and came the same way each time', () => {
  for (const [index, { traits, joinsAt, visits }] of arrivals.entries()) {
    expect(visits[0]).toMatchObject({ visitorId: browser, device: traits.device })
    for (const { event } of visits) {
      expect(VisitBegan.payload.safeParse(event.payload).success).toBe(true)
      expect(new Date(event.occurredAt) < joinsAt).toBe(true)
    }
    const again = visitsBefore(index, browser, traits, joinsAt)
    expect(again.map(({ visitorId, event }) => [visitorId, event.payload])).toEqual(
      visits.map(({ visitorId, event }) => [visitorId, event.payload]),
    )
  }
})

test('of the visitors whom an advertisement brought fewer sign up than of those whom a friend did', () => {
  const share = (source: string) => {
    const of = arrivals.filter(({ traits }) => traits.source === source)
    return of.length / of.reduce((sum, { visits }) => sum + visits.length, 0)
  }
  expect(share('advertisement')).toBeLessThan(0.25)
  expect(share('friend')).toBeGreaterThan(0.4)
  expect(share('employer')).toBeGreaterThan(share('search'))
  const browsers = arrivals.flatMap(({ visits }) => visits.slice(1).map(({ visitorId }) => visitorId))
  expect(new Set(browsers).size).toBe(browsers.length)
  expect(browsers.length).toBeLessThan(4 * population.learners)
})

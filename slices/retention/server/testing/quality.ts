import type { QualityAsked } from '../quality/reports.ts'
import { course, type GivenEvent, givenSchool, step, unit } from './fixture.ts'
import { type GivenSitting, sitting } from './sittings.ts'

/** Sunday; the last day that is over everywhere is Friday, 20 November. */
const now = '2026-11-22T10:00:00Z'
const outlines = [
  {
    courseId: course('c1'),
    title: { en: 'First' },
    units: [
      { unitId: unit('u1'), title: { en: 'One' }, stepIds: [step('s0'), step('s1')] },
      { unitId: unit('u2'), title: { en: 'Two' }, stepIds: [step('s2')] },
    ],
  },
]

/** The last seven days of real learners, everywhere. */
export const asked: QualityAsked = {
  population: 'real',
  scope: { everyCourse: true },
  period: 'week',
  device: null,
  network: null,
  region: null,
}
/** The same of one course. */
export const askedOf = (word: string): QualityAsked => ({
  ...asked,
  scope: { everyCourse: false, courses: [course(word)] },
})

/** A school with these events, counted. */
export async function givenEvents(...events: readonly GivenEvent[][]) {
  const school = await givenSchool(now, outlines)
  await school.ship(events.flat())
  await school.count()
  return school
}

/** A sitting in which everything went well, for ten minutes. */
export const good = (word: string, who: string, at: string, rest: Partial<GivenSitting> = {}) =>
  sitting(word, { who, at, playedS: 600, ...rest })
/** A sitting with ten seconds of stall in a hundred. */
export const bad = (word: string, who: string, at: string, rest: Partial<GivenSitting> = {}) =>
  sitting(word, { who, at, playedS: 90, stalledMs: 10_000, stallCount: 2, ...rest })

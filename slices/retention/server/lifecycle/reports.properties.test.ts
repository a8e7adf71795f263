import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Question } from '../ask.ts'
import { addDays } from '../day.ts'
import { answered, course, type GivenEvent, givenSchool, registered } from '../testing/fixture.ts'
import { countPlainly } from '../testing/oracle.ts'
import { churnOf, lifecycleOf, type PlainEnrolment } from '../testing/plain-lifecycle.ts'

/** Tuesday; the last day that is over everywhere is Sunday, 22 November. */
const now = '2026-11-24T10:00:00Z'
const lastDay = '2026-11-22'
const people = ['ann', 'ben', 'cai', 'dan', 'eve']
/** Ten weeks, up to a day that is not over. */
const day = fc.integer({ min: 0, max: 70 }).map((n) => addDays(lastDay, 1 - n))
const word = fc.constantFrom('c1', 'c2')

const acts = fc.array(
  fc
    .record({ who: fc.constantFrom(...people), on: day, course: word })
    .map(({ who, on, course: one }) => answered(who, `${on}T10:00:00Z`, { course: one })),
  { maxLength: 60, size: 'max' },
)
const enrolments = fc
  .uniqueArray(
    fc.record({
      who: fc.constantFrom(...people),
      course: word,
      enrolledOn: day,
      days: fc.option(fc.nat({ max: 40 })),
    }),
    { maxLength: 10, selector: (one) => `${one.who} ${one.course}` },
  )
  .map((list) =>
    list.map(({ days, ...one }) => {
      const completedOn = days === null ? null : addDays(one.enrolledOn, days)
      return { ...one, completedOn: completedOn !== null && completedOn > '2026-11-23' ? null : completedOn }
    }),
  )

function eventsOf(one: PlainEnrolment & { course: string }): GivenEvent[] {
  const event = (name: string, on: string, payload: Record<string, unknown>) =>
    answered(one.who, `${on}T09:00:00Z`, { name, course: one.course, payload })
  return [
    event('learning.enrolled', one.enrolledOn, { courseVersion: 1 }),
    ...(one.completedOn === null
      ? []
      : [event('learning.course_completed', one.completedOn, { by: 'learning', courseVersion: 1 })]),
  ]
}

let school: Awaited<ReturnType<typeof givenSchool>>
beforeAll(async () => {
  school = await givenSchool(now)
})

test('lifecycle and churn say what counting learner by learner says, and agree with the other reports', async () => {
  await fc.assert(
    fc.asyncProperty(acts, enrolments, async (done, enrolled) => {
      const events = [...registered(...people), ...done, ...enrolled.flatMap(eventsOf)].map((event, n) => ({
        ...event,
        id: `event ${n}`,
      }))
      await school.clear()
      await school.ship(events)
      await school.count()
      for (const only of [null, 'c1']) {
        const { activeDays } = countPlainly(events, only)
        await expectAgreement(
          activeDays,
          enrolled.filter((one) => only === null || one.course === only),
          {
            population: 'real',
            scope: only === null ? { everyCourse: true } : { everyCourse: false, courses: [course(only)] },
          },
        )
      }
    }),
    { numRuns: 12, interruptAfterTimeLimit: 45_000 },
  )
}, 180_000)

async function expectAgreement(
  activeDays: ReturnType<typeof countPlainly>['activeDays'],
  enrolled: readonly PlainEnrolment[],
  question: Question,
) {
  const [lifecycle, churn, activity, cohorts] = await Promise.all([
    school.reports.lifecycle(question),
    school.reports.churn(question),
    school.reports.activity(question),
    school.reports.cohorts(question),
  ])
  expect(school.failures).toEqual([])
  const wau = (sunday: string) => activity.days.find(({ on }) => on === sunday)?.wau
  for (const week of lifecycle.weeks) {
    expect(week).toEqual(lifecycleOf(activeDays, week.weekOn))
    const sunday = addDays(week.weekOn, 6)
    if (sunday < '2026-10-05') continue // before the 60 days of the other report
    expect(week.new + week.retained + week.resurrected).toBe(wau(sunday))
    expect(week.retained + week.lapsed).toBe(wau(addDays(sunday, -7)))
    expect(week.new).toBe(cohorts.rows.find(({ weekOn }) => weekOn === week.weekOn)?.size ?? 0)
  }
  for (const { on, base, lost } of churn.weeks)
    expect({ base, lost }).toEqual(churnOf(activeDays, enrolled, on, 7))
  const { on, base, lost } = churn.month
  expect({ base, lost }).toEqual(churnOf(activeDays, enrolled, on, 28))
  // Whoever is lost to churn has lapsed; whoever lapsed may have finished.
  for (const week of churn.weeks)
    expect(week.lost).toBeLessThanOrEqual(
      lifecycle.weeks.find(({ weekOn }) => weekOn === week.on)?.lapsed ?? 0,
    )
}

import type { LifecycleWeek } from '#retention/contract'
import { addDays, mondayOf } from '../day.ts'

/** Local days with a learning act, by learner. */
type ActiveDays = ReadonlyMap<string, ReadonlySet<string>>

/** An enrolment of a fixture; days are `YYYY-MM-DD`. */
export interface PlainEnrolment {
  who: string
  enrolledOn: string
  /** Null: not finished. */
  completedOn: string | null
}

/** A week's learners by what they did before, learner by learner. */
export function lifecycleOf(activeDays: ActiveDays, weekOn: string): LifecycleWeek {
  const week = { weekOn, new: 0, retained: 0, resurrected: 0, lapsed: 0 }
  for (const days of activeDays.values()) {
    const mondays = [...days].map(mondayOf).toSorted()
    const wasThere = mondays.includes(addDays(weekOn, -7))
    if (mondays.includes(weekOn))
      week[mondays[0] === weekOn ? 'new' : wasThere ? 'retained' : 'resurrected'] += 1
    else if (wasThere) week.lapsed += 1
  }
  return week
}

/**
 * Who was active in the `days` before `on` with something unfinished at their end, and who of them did nothing in the
 * `days` from `on`.
 */
export function churnOf(
  activeDays: ActiveDays,
  enrolments: readonly PlainEnrolment[],
  on: string,
  days: number,
): { base: number; lost: number } {
  const within = (from: string) => (day: string) => day >= from && day < addDays(from, days)
  const before = addDays(on, -days)
  const base = [...activeDays].filter(
    ([who, of]) =>
      [...of].some(within(before)) &&
      enrolments.some(
        (one) =>
          one.who === who && one.enrolledOn < on && (one.completedOn === null || one.completedOn >= on),
      ),
  )
  return { base: base.length, lost: base.filter(([, of]) => ![...of].some(within(on))).length }
}

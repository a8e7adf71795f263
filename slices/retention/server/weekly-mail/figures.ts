import type { Alarm, Population, UnitDropOff } from '#retention/contract'
import { worstUnit } from '#retention/rules'
import { createAsk } from '../ask.ts'
import { addDays } from '../day.ts'
import { createLifecycleReports } from '../lifecycle/reports.ts'
import { createReports } from '../reports.ts'
import type { Scope } from '../scope.ts'
import type { WeeklyMailNeeds } from './needs.ts'
import { weekOverAt } from './week.ts'

/** A number of a week beside that of the week before; null where there was nothing to count. */
interface Compared<T = number> {
  now: T
  before: T
}

/** What the mail about a week says, each number as Pulse showed it when the week was over. */
export interface WeekFigures {
  /** Monday. */
  weekOn: string
  population: Population
  learners: Compared
  /** Learning time of all, seconds. */
  learningS: Compared
  newLearners: Compared
  lapsed: Compared
  churn: Compared<number | null> & { lost: number; base: number }
  completion: Compared<number | null> & { completedInTime: number; due: number }
  /** The unit that loses the largest share of its learners. */
  worst: UnitDropOff | null
  /** What is not as usual now. */
  alarms: readonly Alarm[]
}

/** @returns null where there are no learners, or the week is not counted to its end yet */
export type AskWeek = (weekOn: string, scope: Scope) => Promise<WeekFigures | null>

/**
 * Asks the reports of Pulse what they say with the clock at the end of a week, and of the week before. Answers are
 * shared between readers for as long as the function lives.
 */
export function createAskWeek(needs: WeeklyMailNeeds): AskWeek {
  const reportsAt = keptBy((weekOn: string) => {
    const at = weekOverAt(weekOn)
    const then = { ...needs, clock: { now: () => at } }
    const ask = createAsk(then)
    return { ...createReports(then, ask), ...createLifecycleReports(ask) }
  })
  return async (weekOn, scope) => {
    const reports = reportsAt(weekOn)
    const { populations } = await reports.audience({ population: 'real', scope }, scope)
    // Real learners alone, wherever there are any.
    const population = populations.real > 0 ? 'real' : 'simulated'
    if (populations[population] === 0) return null
    const question = { population, scope } as const
    const [activity, lifecycle, churn, completion, dropOff] = await Promise.all([
      reports.activity(question),
      reports.lifecycle(question),
      reports.churn(question),
      reports.completion(question),
      reports.dropOff(question),
    ])
    const answers = [activity, lifecycle, churn, completion, dropOff]
    if (answers.some(({ asOf, isStale }) => isStale || asOf < weekOverAt(weekOn))) return null
    const [earlier, { alarms }] = await Promise.all([
      reportsAt(addDays(weekOn, -7)).completion(question),
      needs.alarms(population, scope),
    ])
    const wauOf = (monday: string) => activity.days.find(({ on }) => on === addDays(monday, 6))?.wau ?? 0
    const timeOf = (monday: string) =>
      activity.days
        .filter(({ on }) => on >= monday && on < addDays(monday, 7))
        .reduce((sum, { learningS }) => sum + learningS, 0)
    const comingIn = (monday: string) => lifecycle.weeks.find((week) => week.weekOn === monday)
    const churnIn = (monday: string) => churn.weeks.find((week) => week.on === monday)
    const beside = <T>(of: (monday: string) => T): Compared<T> => ({
      now: of(weekOn),
      before: of(addDays(weekOn, -7)),
    })
    return {
      weekOn,
      population,
      learners: beside(wauOf),
      learningS: beside(timeOf),
      newLearners: beside((monday) => comingIn(monday)?.new ?? 0),
      lapsed: beside((monday) => comingIn(monday)?.lapsed ?? 0),
      churn: {
        ...beside((monday) => churnIn(monday)?.churn ?? null),
        lost: churnIn(weekOn)?.lost ?? 0,
        base: churnIn(weekOn)?.base ?? 0,
      },
      completion: {
        now: completion.completion,
        before: earlier.completion,
        completedInTime: completion.completedInTime,
        due: completion.due,
      },
      worst: worstUnit(dropOff.units),
      alarms: alarms.filter(({ state }) => state === 'open'),
    }
  }
}

/** Remembers what was made for each key. */
function keptBy<T>(make: (key: string) => T): (key: string) => T {
  const kept = new Map<string, T>()
  return (key) => {
    const value = kept.get(key) ?? make(key)
    kept.set(key, value)
    return value
  }
}

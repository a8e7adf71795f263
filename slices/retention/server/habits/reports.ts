import type { Ask, Question } from '../ask.ts'
import { share } from '../completion.ts'
import { reports as files } from '../sql-files.ts'
import { type HabitRow, presentHabit } from './habit.ts'
import { survivalOf, type SurvivalRow } from './survival.ts'
import { presentTimeSpread, type TimeSpreadRow } from './time-spread.ts'

interface PersistenceRow {
  moments: number
  learners: number
  /** Of the moments. */
  wentOn: number
}

const noTime: TimeSpreadRow = { days: 0, learningS: 0, medianS: null, longS: null, ranges: [] }

/** How often, when and how long they learn, and how long they stay. */
export function createHabitReports(ask: Ask) {
  return {
    async habit(question: Question) {
      const { rows, truth } = await ask<HabitRow>(files.habit, question)
      return { ...truth, ...presentHabit(rows) }
    },
    async timeSpread(question: Question) {
      const { rows, truth } = await ask<TimeSpreadRow>(files.timeSpread, question)
      return { ...truth, ...presentTimeSpread(rows[0] ?? noTime) }
    },
    async persistence(question: Question) {
      const { rows, truth } = await ask<PersistenceRow>(files.persistence, question)
      const { moments, learners, wentOn } = rows[0] ?? { moments: 0, learners: 0, wentOn: 0 }
      return { ...truth, moments, learners, wentOn: share(wentOn, moments) }
    },
    async survival(question: Question) {
      const { rows, truth } = await ask<SurvivalRow>(files.survival, question)
      return { ...truth, weeks: survivalOf(rows) }
    },
  }
}
export type HabitReports = ReturnType<typeof createHabitReports>

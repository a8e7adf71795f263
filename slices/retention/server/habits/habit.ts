import type { Habit } from '#retention/contract'
import { share } from '../completion.ts'

/** Learners with so many active days of 28, as ClickHouse counts them. */
export interface HabitRow {
  days: number
  learners: number
  /** Days of those with four or more. */
  timedDays: number
  /** Of those, within an hour of the usual time. */
  usualDays: number
}

const weeks = 4
/** Active days a week at which a bucket begins. */
const bounds = [0, 1, 2, 3, 4, 5] as const

/** The report from its rows. */
export function presentHabit(rows: readonly HabitRow[]): Omit<Habit, 'asOf' | 'isStale'> {
  const sum = (of: (row: HabitRow) => number) => rows.reduce((all, row) => all + of(row), 0)
  const learners = sum((row) => row.learners)
  return {
    learners,
    daysPerWeek: learners === 0 ? null : sum((row) => row.days * row.learners) / weeks / learners,
    sameHour: share(
      sum((row) => row.usualDays),
      sum((row) => row.timedDays),
    ),
    buckets: bounds.map((fromDays, index) => {
      const toDays = bounds[index + 1] ?? null
      const within = ({ days }: HabitRow) =>
        days / weeks >= fromDays && (toDays === null || days / weeks < toDays)
      return { fromDays, toDays, learners: sum((row) => (within(row) ? row.learners : 0)) }
    }),
  }
}

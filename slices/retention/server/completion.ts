import type { Completion } from '../contract.ts'

/** Enrolments as ClickHouse counts them; all but `enrolled` are of those whose planned length has passed. */
export interface CompletionRow {
  enrolled: number
  due: number
  completedInTime: number
  neverStarted: number
  bySelf: number
}

/** The report from its row: shares are null where there is nothing to divide by. */
export function presentCompletion(row: CompletionRow): Omit<Completion, 'asOf' | 'isStale'> {
  const { enrolled, due, completedInTime } = row
  return {
    enrolled,
    due,
    completedInTime,
    completion: share(completedInTime, due),
    neverStarted: share(row.neverStarted, due),
    bySelf: share(row.bySelf, completedInTime),
  }
}

/** Part of a whole, 0 to 1; null where the whole is nothing. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

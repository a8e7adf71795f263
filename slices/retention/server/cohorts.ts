import type { Cohorts } from '../contract.ts'
import { addDays, daysBetween, mondayOf } from './day.ts'

/** Learners of a cohort who were active in the k-th week after their first. */
export interface CohortCell {
  weekOn: string
  k: number
  learners: number
}

/**
 * The report from its cells. Weeks that are not over are null and left out of the averages.
 *
 * @param last the last day that is looked at
 */
export function presentCohorts(
  cells: readonly CohortCell[],
  last: string,
  lastFull: string,
): Pick<Cohorts, 'rows' | 'average'> {
  const counts = new Map<string, Map<number, number>>()
  for (const { weekOn, k, learners } of cells)
    counts.set(weekOn, (counts.get(weekOn) ?? new Map<number, number>()).set(k, learners))
  const weeks = [...counts.keys()].toSorted()
  const first = weeks[0]
  if (first === undefined) return { rows: [], average: [] }

  const width = Math.max(0, daysBetween(first, mondayOf(last)) / 7) + 1
  const rows = weeks.map((weekOn) => {
    const active = (k: number) => counts.get(weekOn)?.get(k) ?? 0
    const size = active(0)
    const retained = Array.from({ length: width }, (_, k) =>
      isOver(addDays(weekOn, 7 * k), lastFull) ? active(k) / size : null,
    )
    return { weekOn, size, retained }
  })
  return { rows, average: Array.from({ length: width }, (_, k) => averageOf(rows, k)) }
}

const isOver = (monday: string, lastFull: string) => addDays(monday, 6) <= lastFull

/** Mean of the k-th week over the cohorts that have come so far, weighted by their sizes. */
function averageOf(rows: Cohorts['rows'], k: number): number | null {
  let learners = 0
  let active = 0
  for (const { size, retained } of rows) {
    const share = retained[k]
    if (share === null || share === undefined) continue
    learners += size
    active += share * size
  }
  return learners === 0 ? null : active / learners
}

import type { StepId } from '#courses/contract'
import type { StepStage } from '#retention/contract'
import { share } from '../completion.ts'
import type { Left } from './seconds.ts'

/** Learners whose last step done has this place, as ClickHouse counts them. */
export interface StepRow {
  /** From 1; 0: none. */
  place: number
  learners: number
  lost: number
  latest: readonly Left[]
}

/** The opening and every step, with all who came so far. */
export function presentSteps(rows: readonly StepRow[], stepIds: readonly StepId[]): StepStage[] {
  const opened = countFrom(rows, 0)
  return [null, ...stepIds].map((stepId, place) => {
    const stillThere = countFrom(rows, place)
    return {
      place,
      stepId,
      stillThere,
      share: share(stillThere, opened),
      left: rows.find((row) => row.place === place)?.lost ?? 0,
    }
  })
}

const countFrom = (rows: readonly StepRow[], from: number) =>
  rows.filter(({ place }) => place >= from).reduce((sum, { learners }) => sum + learners, 0)

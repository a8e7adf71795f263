import { type FunnelStage, type FunnelStep, funnelSteps } from '#retention/contract'
import { share } from '../completion.ts'

/** Learners who came to a step and no further, as ClickHouse counts them. */
export interface FunnelRow {
  /** 1 for the first step. */
  place: number
  learners: number
  stopped: number
  /** Those who stopped, the latest first: milliseconds of the last act, negative, 0 for none; and who. */
  latest: readonly (readonly [negativeMs: number, learnerId: string])[]
}

/** Every step with all who came to it: those who came no further, and those of the later steps. */
export function presentFunnel(rows: readonly FunnelRow[]): FunnelStage[] {
  const all = rows.reduce((sum, { learners }) => sum + learners, 0)
  return funnelSteps.map((step) => {
    const { learners, stopped } = rowOf(rows, step)
    const reached = rows
      .filter(({ place }) => place >= placeOf(step))
      .reduce((sum, row) => sum + row.learners, 0)
    const isLast = step === funnelSteps.at(-1)
    return {
      step,
      reached,
      share: share(reached, all),
      stopped,
      underWay: isLast ? 0 : learners - stopped,
    }
  })
}

/** The learners of a step; a row of nobody where there are none. */
export function rowOf(rows: readonly FunnelRow[], step: FunnelStep): FunnelRow {
  const place = placeOf(step)
  return rows.find((row) => row.place === place) ?? { place, learners: 0, stopped: 0, latest: [] }
}

const placeOf = (step: FunnelStep) => funnelSteps.indexOf(step) + 1

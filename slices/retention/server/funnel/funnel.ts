import { type FunnelStage, type FunnelStep, funnelSteps, learnerSteps } from '#retention/contract'
import { share } from '../completion.ts'

/** People of one source and campaign who came to a step and no further, as ClickHouse counts them. */
export interface FunnelRow {
  /** Of the step, 0 for the first. */
  place: number
  /** `unknown` where no visit is known. */
  source: string
  /** Empty: none. */
  campaign: string
  learners: number
  stopped: number
  /** Began long enough ago to be asked whether they stayed. */
  due: number
  stayed: number
  /** Those who stopped, the latest first: milliseconds of the last act, negative, 0 for none; and who. */
  latest: readonly (readonly [negativeMs: number, learnerId: string])[]
}

/**
 * Every step with all who came to it: those who came no further, and those of the later steps.
 *
 * @param hasVisits false where visitors cannot be told, as of a course
 */
export function presentFunnel(rows: readonly FunnelRow[], hasVisits: boolean): FunnelStage[] {
  const steps = hasVisits ? funnelSteps : learnerSteps
  const all = reachedOf(rows, steps[0])
  return steps.map((step) => {
    const here = rows.filter(({ place }) => place === placeOf(step))
    const [learners, stopped] = [sum(here, 'learners'), sum(here, 'stopped')]
    const reached = reachedOf(rows, step)
    const isLast = step === funnelSteps.at(-1)
    return { step, reached, share: share(reached, all), stopped, underWay: isLast ? 0 : learners - stopped }
  })
}

/** Most names that are shown at once. */
const shownNames = 50

/** How many stopped at a step, and the latest of them, of all sources together. */
export function stoppedAt(
  rows: readonly FunnelRow[],
  step: FunnelStep,
): Pick<FunnelRow, 'stopped' | 'latest'> {
  const here = rows.filter(({ place }) => place === placeOf(step))
  const latest = here.flatMap((row) => row.latest).toSorted(([one], [other]) => one - other)
  return { stopped: sum(here, 'stopped'), latest: latest.slice(0, shownNames) }
}

/** How many came to a step, or to a later one. */
export const reachedOf = (rows: readonly FunnelRow[], step: FunnelStep): number =>
  sum(
    rows.filter(({ place }) => place >= placeOf(step)),
    'learners',
  )

export const sum = (rows: readonly FunnelRow[], count: 'learners' | 'stopped' | 'due' | 'stayed'): number =>
  rows.reduce((total, row) => total + row[count], 0)

const placeOf = (step: FunnelStep) => funnelSteps.indexOf(step)

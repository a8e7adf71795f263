import type { VideoSeconds } from '#retention/contract'
import type { StepId } from '#courses/contract'

/** A learner who left, as ClickHouse sorts them: milliseconds of the last activity, negative; and who. */
export type Left = readonly [negativeMs: number, learnerId: string]

/** A second of a video as ClickHouse counts it. */
export interface SecondRow {
  stepId: StepId
  second: number
  plays: number
  /** Learners who played it. */
  viewers: number
  /** Learners whose furthest second it is. */
  learners: number
  /** Of those, who left. */
  lost: number
  latest: readonly Left[]
}

/** The videos of a unit, second by second from 0, in the order of the unit's steps. */
export function presentSeconds(rows: readonly SecondRow[], stepIds: readonly StepId[]): VideoSeconds[] {
  const byVideo = Map.groupBy(rows, ({ stepId }) => stepId)
  return [...byVideo]
    .map(([stepId, of]) => videoOf(stepId, of, stepIds.indexOf(stepId) + 1))
    .toSorted((a, b) => (a.stepNumber ?? Infinity) - (b.stepNumber ?? Infinity))
}

function videoOf(stepId: StepId, rows: readonly SecondRow[], place: number): VideoSeconds {
  const starters = rows.reduce((sum, { learners }) => sum + learners, 0)
  const seconds = new Map(rows.map((row) => [row.second, row]))
  const length = Math.max(...seconds.keys()) + 1
  const still: number[] = []
  let gone = 0
  for (let second = 0; second < length; second++) {
    still.push((starters - gone) / starters)
    gone += seconds.get(second)?.learners ?? 0
  }
  const each = (value: (row: SecondRow) => number) =>
    Array.from({ length }, (_, second) => {
      const row = seconds.get(second)
      return row === undefined ? 0 : value(row)
    })
  return {
    stepId,
    stepNumber: place === 0 ? null : place,
    starters,
    still,
    replays: each(({ plays, viewers }) => (plays - viewers) / starters),
    left: each(({ lost }) => lost),
  }
}

/** Who left in a stretch of a video, `[fromS, toS)`, the latest first; at most fifty are known of each second. */
export function leftWithin(
  rows: readonly SecondRow[],
  stepId: StepId,
  fromS: number,
  toS: number,
): { left: number; latest: readonly Left[] } {
  const within = rows.filter((row) => row.stepId === stepId && row.second >= fromS && row.second < toS)
  return {
    left: within.reduce((sum, { lost }) => sum + lost, 0),
    latest: within
      .flatMap(({ latest }) => latest)
      .toSorted(([a], [b]) => a - b)
      .slice(0, 50),
  }
}

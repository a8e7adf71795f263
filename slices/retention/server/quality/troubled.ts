import type { CourseId, StepId, UnitId } from '#courses/contract'
import type { TroubledLearner, TroubledUnit } from '#retention/contract'
import { share } from '../completion.ts'
import type { Places } from './places.ts'

/** A video of a unit as ClickHouse counts it. */
export interface UnitRow {
  courseId: CourseId
  unitId: UnitId
  stepId: StepId
  sittings: number
  learners: number
  bad: number
  failed: number
  givenUp: number
  started: number
  startupP95Ms: number | null
  stalledS: number
  playedS: number
  stutterReports: number
}

export function unitOf(row: UnitRow, { unitTitle, stepNumber }: Places): TroubledUnit {
  const { courseId, unitId, stepId, sittings, learners, bad, failed, givenUp, stutterReports } = row
  return {
    courseId,
    unitId,
    unitTitle: unitTitle(unitId),
    stepId,
    stepNumber: stepNumber(unitId, stepId),
    sittings,
    learners,
    bad,
    badShare: share(bad, sittings),
    startupP95Ms: row.started === 0 ? null : row.startupP95Ms,
    rebufferRatio: share(row.stalledS, row.stalledS + row.playedS),
    failed,
    givenUp,
    stutterReports,
  }
}

/** A learner with a bad sitting as ClickHouse counts them; the stalled and played seconds are those of bad sittings. */
export interface LearnerRow {
  learnerId: string
  courseId: CourseId
  unitId: UnitId
  sittings: number
  bad: number
  slowestMs: number
  stalledS: number
  playedS: number
  failed: number
  givenUp: number
  lastAtMs: number
  device: string
  network: string
  region: string
  isBackSince: boolean
}

export function learnerOf(row: LearnerRow, name: string, { unitTitle }: Places): TroubledLearner {
  const { courseId, unitId, sittings, bad, slowestMs, failed, givenUp, isBackSince } = row
  return {
    name,
    courseId,
    unitId,
    unitTitle: unitTitle(unitId),
    sittings,
    bad,
    slowestMs,
    rebufferRatio: share(row.stalledS, row.stalledS + row.playedS),
    failed,
    givenUp,
    lastAt: new Date(row.lastAtMs),
    device: row.device,
    network: row.network,
    region: row.region,
    isBackSince,
  }
}

import { Localized } from '@banxue/platform/i18n/language'
import { z } from 'zod'
import { CourseId, StepId, UnitId } from '#courses/contract'
import { answer, Day, devices, Whom } from './pulse.ts'

/** Effective types as browsers tell them. */
export const networks = ['slow-2g', '2g', '3g', '4g', 'unknown'] as const
/** Whole weeks, so that a weekend more or less tips no balance. */
export const Period = z.enum(['week', 'month', 'quarter']).describe('the last 7, 28 or 84 days')
export type Period = z.infer<typeof Period>

/** What the page on quality is about; null stands for all. */
export const QualityQuestion = Whom.extend({
  period: Period.default('month'),
  device: z.enum(devices).nullable().default(null),
  network: z.enum(networks).nullable().default(null),
  region: z.string().max(7).nullable().default(null).describe('ISO 3166-1 alpha-2 in upper case, or unknown'),
})
export type QualityQuestion = z.infer<typeof QualityQuestion>

const share = z.number().min(0).max(1)
const countOf = z.int().nonnegative()

/** How a number of sittings went, in the terms of CTA-2066; null where there is nothing to divide by. */
export const PlaybackFigures = z.object({
  sittings: countOf,
  untold: countOf.describe('sittings whose end was not told, so that their stalls are unknown'),
  playedS: z.number().nonnegative().describe('seconds that played, stalls left out'),
  startupP50Ms: z.number().nullable(),
  startupP95Ms: z.number().nullable(),
  rebufferRatio: share.nullable(),
  stallsPerHour: z.number().nullable(),
  bitrateBps: z.number().nullable(),
  switchesPerHour: z.number().nullable(),
  failureRate: share.nullable(),
  exitRate: share.nullable().describe('given up before the first frame'),
  badShare: share.nullable(),
})
export type PlaybackFigures = z.infer<typeof PlaybackFigures>

const Grouped = PlaybackFigures.extend({ value: z.string() })
export const PlaybackDay = PlaybackFigures.extend({ on: Day, isComplete: z.boolean() })
export type PlaybackDay = z.infer<typeof PlaybackDay>
export const PlaybackQuality = z.object({
  ...answer,
  overall: PlaybackFigures,
  days: z.array(PlaybackDay).describe('every day of the period, oldest first'),
  devices: z.array(Grouped),
  networks: z.array(Grouped),
  regions: z.array(Grouped).describe('the most sittings first'),
})
export type PlaybackQuality = z.infer<typeof PlaybackQuality>

/** Where something is: a unit, and which of its steps. */
const place = {
  courseId: CourseId,
  unitId: UnitId,
  unitTitle: Localized.nullable().describe('null where no course has the unit any more'),
}
const stepNumber = z.int().positive().nullable().describe('place of the step in the unit, from 1')

export const TroubledUnit = z.object({
  ...place,
  stepId: StepId,
  stepNumber,
  sittings: countOf,
  learners: countOf,
  bad: countOf,
  badShare: share.nullable(),
  startupP95Ms: z.number().nullable(),
  rebufferRatio: share.nullable(),
  failed: countOf,
  givenUp: countOf,
  stutterReports: countOf,
})
export type TroubledUnit = z.infer<typeof TroubledUnit>
export const TroubledUnits = z.object({ ...answer, units: z.array(TroubledUnit) })

export const TroubledLearner = z.object({
  ...place,
  name: z.string(),
  sittings: countOf,
  bad: countOf,
  slowestMs: z.number().nonnegative().describe('longest wait for a first frame in a bad sitting'),
  rebufferRatio: share.nullable().describe('of the bad sittings'),
  failed: countOf,
  givenUp: countOf,
  lastAt: z.date(),
  device: z.string(),
  network: z.string(),
  region: z.string(),
  isBackSince: z.boolean().describe('a learning act on a later day'),
})
export type TroubledLearner = z.infer<typeof TroubledLearner>
export const TroubledLearners = z.object({ ...answer, learners: z.array(TroubledLearner) })

/** A share of a group, with its 95 % interval (Wilson). */
export const Estimate = z.object({ count: countOf, of: countOf, value: share, low: share, high: share })
export type Estimate = z.infer<typeof Estimate>

export const Comparison = z.object({
  afterBad: Estimate.nullable().describe('null where nobody is in the group'),
  afterGood: Estimate.nullable(),
  difference: z
    .object({ value: z.number(), low: z.number(), high: z.number() })
    .nullable()
    .describe('after bad less after good, -1 to 1, with its 95 % interval (Newcombe)'),
  verdict: z.enum(['too_early', 'no_difference', 'lower', 'higher']).describe('of those after a bad sitting'),
  missing: countOf.describe('learners more that the smaller group needs to show a difference of 5 points'),
})
export type Comparison = z.infer<typeof Comparison>
export const AfterTrouble = z.object({ ...answer, activeAgain: Comparison, unitCompleted: Comparison })
export type AfterTrouble = z.infer<typeof AfterTrouble>

export const StutterFact = z.object({
  agoS: z.number(),
  bufferedS: z.number(),
  bandwidthBps: z.number().nullable(),
  heightPx: z.number().nullable(),
  isStalled: z.boolean(),
})
export const Stutter = z.object({
  ...place,
  id: z.string(),
  name: z.string(),
  at: z.date(),
  stepNumber,
  atS: z.number().nonnegative().describe('media second'),
  device: z.string(),
  network: z.string(),
  region: z.string(),
  heightPx: z.number().nullable(),
  facts: z.array(StutterFact).describe('the last minute, oldest first'),
})
export type Stutter = z.infer<typeof Stutter>
export const Stutters = z.object({ ...answer, reports: z.array(Stutter).describe('the latest first') })

/** 75th percentiles; null where no browser could tell. */
export const Vitals = z.object({
  lives: countOf,
  ttfbMs: z.number().nullable(),
  lcpMs: z.number().nullable(),
  inpMs: z.number().nullable(),
  cls: z.number().nullable(),
})
export type Vitals = z.infer<typeof Vitals>
const GroupedVitals = Vitals.extend({ value: z.string() })
export const PageVitals = z.object({
  ...answer,
  overall: Vitals,
  days: z.array(Vitals.extend({ on: Day, isComplete: z.boolean() })),
  pages: z.array(GroupedVitals).describe('the most opened first'),
  devices: z.array(GroupedVitals),
  regions: z.array(GroupedVitals),
})
export type PageVitals = z.infer<typeof PageVitals>

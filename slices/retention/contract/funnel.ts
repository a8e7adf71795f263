import { z } from 'zod'
import { answer, PulseQuestion } from './pulse.ts'
import { Period } from './quality.ts'

/** The way of a learner from the sign-up on, in its order. */
export const learnerSteps = ['signedUp', 'firstUnit', 'firstWeek', 'middle', 'finish'] as const
const LearnerStep = z.enum(learnerSteps)
export type LearnerStep = z.infer<typeof LearnerStep>

/** The whole way; it begins with visitors, who are counted and have no names. */
export const funnelSteps = ['visited', ...learnerSteps] as const
export const FunnelStep = z.enum(funnelSteps)
export type FunnelStep = z.infer<typeof FunnelStep>

export const FunnelQuestion = PulseQuestion.extend({
  period: Period.nullable().default(null).describe('when they signed up, or first visited; null: ever'),
})
export type FunnelQuestion = z.infer<typeof FunnelQuestion>

const countOf = z.int().nonnegative()

/** How many came to a step; those who came no further stopped there or are under way. */
export const FunnelStage = z.object({
  step: FunnelStep,
  reached: countOf.describe('came to this step, or to a later one'),
  share: z.number().min(0).max(1).nullable().describe('of all who came to the first step'),
  stopped: countOf.describe('came no further, and did nothing in the last 14 complete days'),
  underWay: countOf.describe('came no further yet'),
})
export type FunnelStage = z.infer<typeof FunnelStage>
export const Funnel = z.object({
  ...answer,
  stages: z
    .array(FunnelStage)
    .describe(
      'in their order; without visits where visitors cannot be told: of a course, a cohort, a device',
    ),
})
export type Funnel = z.infer<typeof Funnel>

export const StoppedQuestion = FunnelQuestion.extend({ step: LearnerStep })
export type StoppedQuestion = z.infer<typeof StoppedQuestion>

export const StoppedLearner = z.object({
  name: z.string(),
  lastAt: z.date().nullable().describe('last learning act; null: none'),
})
export type StoppedLearner = z.infer<typeof StoppedLearner>
export const Stopped = z.object({
  ...answer,
  stopped: countOf,
  learners: z.array(StoppedLearner).describe('the fifty whose last act is the latest'),
})
export type Stopped = z.infer<typeof Stopped>

/** How far those came whom a source and a campaign brought. */
export const SourceRow = z.object({
  source: z
    .string()
    .nullable()
    .describe('tag or host that brought them, or `direct`, or `unknown`; null: all the others together'),
  campaign: z.string().describe('empty: none'),
  visited: countOf.nullable().describe('null: not known, or of a course, a cohort, a device'),
  signedUp: countOf,
  firstUnit: countOf,
  finish: countOf,
  due: countOf.describe('began six weeks ago or earlier'),
  stayed: countOf.describe('of those due: learned four weeks after the first time or later'),
})
export type SourceRow = z.infer<typeof SourceRow>
export const Sources = z.object({
  ...answer,
  sources: z.array(SourceRow).describe('at most a hundred, those with the most sign-ups first'),
})
export type Sources = z.infer<typeof Sources>

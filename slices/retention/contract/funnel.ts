import { z } from 'zod'
import { answer, PulseQuestion } from './pulse.ts'
import { Period } from './quality.ts'

/** The way of a learner, in its order. */
export const funnelSteps = ['signedUp', 'firstUnit', 'firstWeek', 'middle', 'finish'] as const
export const FunnelStep = z.enum(funnelSteps)
export type FunnelStep = z.infer<typeof FunnelStep>

export const FunnelQuestion = PulseQuestion.extend({
  period: Period.nullable().default(null).describe('when they signed up; null: ever'),
})
export type FunnelQuestion = z.infer<typeof FunnelQuestion>

const countOf = z.int().nonnegative()

/** How many came to a step; those who came no further stopped there or are under way. */
export const FunnelStage = z.object({
  step: FunnelStep,
  reached: countOf.describe('came to this step, or to a later one'),
  share: z.number().min(0).max(1).nullable().describe('of all who signed up'),
  stopped: countOf.describe('came no further, and did nothing in the last 14 complete days'),
  underWay: countOf.describe('came no further yet'),
})
export type FunnelStage = z.infer<typeof FunnelStage>
export const Funnel = z.object({ ...answer, stages: z.array(FunnelStage).describe('in their order') })
export type Funnel = z.infer<typeof Funnel>

export const StoppedQuestion = FunnelQuestion.extend({ step: FunnelStep })
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

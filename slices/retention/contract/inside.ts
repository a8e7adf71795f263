import { Localized } from '@banxue/platform/i18n/language'
import { z } from 'zod'
import { CourseId, StepId, UnitId } from '#courses/contract'
import { StoppedLearner } from './funnel.ts'
import { answer, Population } from './pulse.ts'

export const UnitQuestion = z.object({ population: Population, unitId: UnitId })
export type UnitQuestion = z.infer<typeof UnitQuestion>

const countOf = z.int().nonnegative()
const share = z.number().min(0).max(1)

export const StepStage = z.object({
  place: countOf.describe('place of the step in the unit, from 1; 0: the opening'),
  stepId: StepId.nullable().describe('null: the opening'),
  stillThere: countOf.describe('learners who did this step or a later one'),
  share: share.nullable().describe('of those who opened the unit'),
  left: countOf.describe('did no step after this one, did not complete the unit, and did not come back'),
})
export type StepStage = z.infer<typeof StepStage>
export const UnitSteps = z.object({
  ...answer,
  title: Localized.nullable().describe('null where no course that the caller may see has the unit'),
  courseId: CourseId.nullable(),
  courseTitle: Localized.nullable(),
  stages: z.array(StepStage).describe('the opening and every step, in their order'),
})
export type UnitSteps = z.infer<typeof UnitSteps>

/** A video of the unit; the lists have one value per second, from 0. */
export const VideoSeconds = z.object({
  stepId: StepId,
  stepNumber: z
    .int()
    .positive()
    .nullable()
    .describe('place of the step in the unit; null: not in it any more'),
  starters: countOf.describe('learners who played any of it'),
  still: z.array(share).describe('share of the starters whose furthest second is this one or later'),
  replays: z.array(z.number().nonnegative()).describe('plays beyond the first of each learner, per starter'),
  left: z.array(countOf).describe('furthest second is this one, unit not completed, silent for 14 days'),
})
export type VideoSeconds = z.infer<typeof VideoSeconds>
export const UnitSeconds = z.object({ ...answer, videos: z.array(VideoSeconds) })
export type UnitSeconds = z.infer<typeof UnitSeconds>

/** Who left a unit after a step, or in a stretch of a video. */
export const LeftQuestion = UnitQuestion.extend({
  place: countOf.nullable().default(null).describe('after this step'),
  stepId: StepId.nullable().default(null).describe('in this video, from fromS until before toS'),
  fromS: countOf.default(0),
  toS: countOf.default(0),
})
export type LeftQuestion = z.infer<typeof LeftQuestion>
export const LeftLearners = z.object({
  ...answer,
  left: countOf,
  learners: z.array(StoppedLearner).describe('the fifty whose last activity in the unit is the latest'),
})
export type LeftLearners = z.infer<typeof LeftLearners>

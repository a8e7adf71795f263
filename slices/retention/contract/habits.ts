import { z } from 'zod'
import { answer } from './pulse.ts'

const countOf = z.int().nonnegative()
const share = z.number().min(0).max(1)

export const HabitBucket = z.object({
  fromDays: z.number().describe('active days a week, from'),
  toDays: z.number().nullable().describe('until before; null: and more'),
  learners: countOf,
})
export type HabitBucket = z.infer<typeof HabitBucket>
export const Habit = z.object({
  ...answer,
  learners: countOf,
  daysPerWeek: z.number().nullable().describe('mean over the learners'),
  sameHour: share.nullable().describe('of the days of learners with four days or more'),
  buckets: z.array(HabitBucket),
})
export type Habit = z.infer<typeof Habit>

export const TimeRange = z.object({
  fromMinutes: countOf,
  toMinutes: countOf.nullable().describe('until before; null: and more'),
  days: countOf,
})
export type TimeRange = z.infer<typeof TimeRange>
export const TimeSpread = z.object({
  ...answer,
  days: countOf.describe('active days of learners'),
  meanS: z.number().nullable(),
  medianS: z.number().nullable(),
  longS: z.number().nullable().describe('nine days in ten are shorter'),
  ranges: z.array(TimeRange),
})
export type TimeSpread = z.infer<typeof TimeSpread>

export const Persistence = z.object({
  ...answer,
  moments: countOf.describe('second wrong answers in a row to a question'),
  learners: countOf.describe('whose moments these are'),
  wentOn: share.nullable().describe('of the moments, followed by another answer within 24 hours'),
})
export type Persistence = z.infer<typeof Persistence>

export const SurvivalWeek = z.object({
  week: countOf.describe('whole weeks after the first learning act'),
  atRisk: countOf.describe('learners known to have come this far'),
  gone: countOf.describe('of those, whose last act fell into the week before this one'),
  share,
  low: share.describe('95 % interval (Greenwood, on the log-log scale)'),
  high: share,
})
export type SurvivalWeek = z.infer<typeof SurvivalWeek>
export const Survival = z.object({
  ...answer,
  weeks: z.array(SurvivalWeek).describe('from week 0, 26 at most, while ten learners or more are known'),
})
export type Survival = z.infer<typeof Survival>

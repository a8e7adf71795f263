import { z } from 'zod'
import { answer, Day } from './pulse.ts'

const countOf = z.int().nonnegative()

/** The learners of a complete ISO week by what they did the week before; the first three together are its WAU. */
export const LifecycleWeek = z.object({
  weekOn: Day.describe('Monday of the ISO week'),
  new: countOf.describe('first learning act in this week'),
  retained: countOf.describe('active in the week before too'),
  resurrected: countOf.describe('active before, but not in the week before'),
  lapsed: countOf.describe('active in the week before, not in this one'),
})
export type LifecycleWeek = z.infer<typeof LifecycleWeek>
export const Lifecycle = z.object({
  ...answer,
  weeks: z
    .array(LifecycleWeek)
    .describe('up to 12 complete weeks, oldest first, from the first with anybody'),
})
export type Lifecycle = z.infer<typeof Lifecycle>

/** Learners who could have gone on, and those of them who did not. */
export const ChurnPeriod = z.object({
  on: Day.describe('first day of the week or month without them'),
  base: countOf.describe('active in the period before, with an unfinished enrolment at its end'),
  lost: countOf.describe('of those, without a learning act in this period'),
  churn: z.number().min(0).max(1).nullable(),
})
export type ChurnPeriod = z.infer<typeof ChurnPeriod>
export const Churn = z.object({
  ...answer,
  weeks: z
    .array(ChurnPeriod)
    .describe('up to 12 complete ISO weeks, oldest first, from the first with a base'),
  month: ChurnPeriod.describe('the last 28 complete days against the 28 before'),
})
export type Churn = z.infer<typeof Churn>

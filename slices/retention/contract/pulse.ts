import { Localized } from '@banxue/platform/i18n/language'
import { z } from 'zod'
import { CourseId, UnitId } from '#courses/contract'

/** Real and simulated learners are never mixed. */
export const Population = z.enum(['real', 'simulated'])
export type Population = z.infer<typeof Population>

/** Calendar date, `YYYY-MM-DD`. */
export const Day = z.iso.date()

/** Kinds of devices, as browsers tell them. */
export const devices = ['phone', 'tablet', 'desktop', 'unknown'] as const
/** A month `2026-10`, or an ISO week `2026-W41`. */
export const Cohort = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2]|W(?:0[1-9]|[1-4]\d|5[0-3]))$/)

/** Whom a report is about. */
export const Whom = z.object({
  population: Population,
  courseId: CourseId.nullable().default(null).describe('null: all courses the caller may see'),
})
export type Whom = z.infer<typeof Whom>

/** A source or campaign, as a visit names it. */
const Came = z.string().min(1).max(100)

/** What a report of Pulse may be narrowed to; null stands for all. */
export const PulseFilters = z.object({
  cohort: Cohort.nullable().default(null).describe('when they did their first learning act, in any course'),
  device: z
    .enum(devices)
    .nullable()
    .default(null)
    .describe('on which they learned on the most days; unknown where no device told'),
  source: Came.nullable().default(null).describe('of their first visit; unknown where none is known'),
  campaign: Came.nullable().default(null).describe('of their first visit'),
  from: Day.nullable().default(null).describe('first day of the period'),
  to: Day.nullable().default(null).describe('last day of the period; null, or one to come: today'),
})
export type PulseFilters = z.infer<typeof PulseFilters>

export const PulseQuestion = z.object({ ...Whom.shape, ...PulseFilters.shape })
export type PulseQuestion = z.infer<typeof PulseQuestion>

/** Every answer says when it was true, and whether the store could be asked. */
export const answer = { asOf: z.date().describe('how far the rollups reach'), isStale: z.boolean() }

export const DayActivity = z.object({
  on: Day,
  dau: z.int(),
  wau: z.int().describe('trailing 7 local days'),
  mau: z.int().describe('trailing 28 local days'),
  learningS: z.number().describe('learning time of all learners, seconds'),
  isComplete: z.boolean().describe('false while the day goes on somewhere'),
})
export type DayActivity = z.infer<typeof DayActivity>
export const Activity = z.object({
  ...answer,
  days: z.array(DayActivity).describe('of the window, oldest first'),
  stickiness: z.number().min(0).max(1).nullable().describe('mean DAU / MAU over the last 28 complete days'),
})
export type Activity = z.infer<typeof Activity>

export const Completion = z.object({
  ...answer,
  enrolled: z.int(),
  due: z.int().describe('enrolled learners whose planned length has passed'),
  completedInTime: z.int(),
  completion: z.number().min(0).max(1).nullable(),
  neverStarted: z.number().min(0).max(1).nullable().describe('share of the due'),
  bySelf: z.number().min(0).max(1).nullable().describe('share of completions with any unit marked by self'),
})
export type Completion = z.infer<typeof Completion>

export const UnitDropOff = z.object({
  unitId: UnitId,
  courseId: CourseId,
  title: Localized,
  opened: z.int().describe('learners who first opened it 14 days ago or more'),
  completed: z.int().describe('of those'),
  lost: z.int().describe('of those: not completed and no act in the course in the 14 days after'),
  dropOff: z.number().min(0).max(1).nullable(),
})
export type UnitDropOff = z.infer<typeof UnitDropOff>
export const DropOff = z.object({ ...answer, units: z.array(UnitDropOff).describe('in course order') })
export type DropOff = z.infer<typeof DropOff>

export const CohortRow = z.object({
  weekOn: Day.describe('Monday of the ISO week of the first learning act'),
  size: z.int(),
  /** Share active in week k after; null where the week is not over. */
  retained: z.array(z.number().min(0).max(1).nullable()),
})
export const Cohorts = z.object({
  ...answer,
  rows: z.array(CohortRow),
  /** Mean over mature cells, weighted by size. */
  average: z.array(z.number().min(0).max(1).nullable()),
})
export type Cohorts = z.infer<typeof Cohorts>

export const Audience = z.object({
  ...answer,
  populations: z.object({ real: z.int(), simulated: z.int() }).describe('learners there are of each'),
  courses: z.array(z.object({ courseId: CourseId, title: Localized })),
})
export type Audience = z.infer<typeof Audience>

/** Where learners came from, the commonest first: what there is to filter by. */
export const Origins = z.object({
  ...answer,
  origins: z.array(
    z.object({ source: z.string(), campaign: z.string().describe('empty: none'), learners: z.int() }),
  ),
})

export const Headline = Audience.extend({
  /** The newest learners with an act, so that an operator sees the school move. */
  latest: z.array(z.object({ name: z.string(), courseTitle: Localized.nullable(), at: z.date() })),
})
export type Headline = z.infer<typeof Headline>

export const Definition = z.object({
  key: z.string(),
  question: Localized,
  definition: Localized,
  grain: Localized,
  window: Localized,
})
export type Definition = z.infer<typeof Definition>

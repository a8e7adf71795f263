import { Localized } from '@banxue/platform/i18n/language'
import { z } from 'zod'
import { CourseId } from '#courses/contract'
import { answer, Completion, Day } from './pulse.ts'

const counted = Completion.omit({ asOf: true, isStale: true })

export const CourseCompletion = counted.extend({ courseId: CourseId, title: Localized })
export type CourseCompletion = z.infer<typeof CourseCompletion>
export const MonthCompletion = counted.extend({
  monthOn: Day.describe('first day of the month of enrolment'),
})
export type MonthCompletion = z.infer<typeof MonthCompletion>
export const CompletionBy = z.object({
  ...answer,
  courses: z
    .array(CourseCompletion)
    .describe('in the order of the courses; those nobody enrolled in are left out'),
  months: z.array(MonthCompletion).describe('oldest first'),
})
export type CompletionBy = z.infer<typeof CompletionBy>

import { Localized } from '@banxue/platform/i18n/language'
import { z } from 'zod'
import { CourseId, UnitId } from '#courses/contract'

/** Where the next page of a receipt begins. */
export const ReceiptCursor = z.object({ at: z.date(), id: z.uuid() })

/** One thing that the log has about a learner's learning. */
export const ReceiptEntry = z.object({
  id: z.uuid(),
  what: z.enum([
    'enrolled',
    'opened',
    'answered',
    'step_done',
    'unit_done',
    'course_done',
    'watched',
    'attended',
  ]),
  at: z.date(),
  zone: z.string().describe('IANA zone of the device then'),
  day: z.string().describe('YYYY-MM-DD, the local day it counts for'),
  arrivedAt: z.date().nullable().describe('set where it came more than ten minutes after it was done'),
  courseId: CourseId,
  courseTitle: Localized.nullable().describe('null where the course is gone'),
  unitId: UnitId.nullable(),
  unitTitle: Localized.nullable(),
  stepKind: z.string().nullable(),
  stepWords: Localized.nullable().describe('its title, or how its question begins; null where it is gone'),
  isRight: z.boolean().nullable(),
  attempt: z.int().nullable(),
  bySelf: z.boolean().describe('"marked as done"'),
  seconds: z.number().nullable().describe('of media played, or of learning time'),
})
export type ReceiptEntry = z.infer<typeof ReceiptEntry>

export const Receipt = z.object({ entries: z.array(ReceiptEntry), next: ReceiptCursor.nullable() })
export type Receipt = z.infer<typeof Receipt>

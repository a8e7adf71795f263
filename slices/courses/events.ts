import { defineEvent } from '@banxue/platform/events/define'
import { z } from 'zod'
import { CourseId } from '#courses/contract'

export const VersionPublished = defineEvent({
  name: 'courses.version_published',
  version: 1,
  kind: 'fact',
  description: 'A course got a new version, or a correction that reaches everyone.',
  payload: z.object({
    courseId: CourseId,
    courseVersion: z.int().positive(),
    isCorrection: z.boolean().describe('true where the version stayed and its text or keys were mended'),
    plannedDays: z.int().positive().describe('planned length, days from enrolment'),
    unitCount: z.int().positive(),
  }),
  columns: { courseId: 'course_id' },
})

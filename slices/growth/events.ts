import { defineEvent } from '@banxue/platform/events/define'
import { z } from 'zod'
import { CourseId } from '#courses/contract'

export const CertificateIssued = defineEvent({
  name: 'growth.certificate_issued',
  version: 1,
  kind: 'fact',
  description: 'A certificate was made for a completed course.',
  payload: z.object({ courseId: CourseId }),
  columns: { courseId: 'course_id' },
})

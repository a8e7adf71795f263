import { Localized } from '@banxue/platform/i18n/language'
import { z } from 'zod'
import { CourseId } from '#courses/contract'
import { may } from '#identity/contract'

/** A certificate as its holder and anyone who checks it sees it. */
export const Certificate = z.object({
  code: z.string().describe('random, 12 characters; the address anyone can check'),
  courseId: CourseId,
  courseTitle: Localized,
  holderName: z.string(),
  unitCount: z.int().positive(),
  learningS: z
    .int()
    .nonnegative()
    .nullable()
    .describe('learning time in the course, seconds; null until counted'),
  issuedAt: z.date(),
  simulated: z.boolean(),
  /** True where any unit was only marked as done. */
  includesSelfMarked: z.boolean(),
})
export type Certificate = z.infer<typeof Certificate>

export const growthContract = {
  /** The caller's certificate of a course; NOT_FOUND before the course is completed. */
  certificate: may('certificates.own')
    .route({ method: 'GET', path: '/certificates/mine/{courseId}' })
    .input(z.object({ courseId: CourseId }))
    .output(Certificate),
  listCertificates: may('certificates.own')
    .route({ method: 'GET', path: '/certificates/mine' })
    .output(z.array(Certificate)),
  verify: may('certificates.verify')
    .route({ method: 'GET', path: '/certificates/{code}' })
    .input(z.object({ code: z.string().max(40) }))
    .output(Certificate),
}

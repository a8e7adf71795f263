import { actorOf, guarded } from '@banxue/platform/api/guard'
import { growthContract } from '#growth/contract'
import { isAllowed } from '#identity/contract'
import { ownCertificate, ownCertificates, verify } from './certificates.ts'
import type { Needs } from './needs.ts'

const growth = guarded(growthContract, isAllowed)

/** HTTP in, HTTP out: no rules and no SQL here. */
export function createGrowthRoutes(needs: Needs) {
  return {
    certificate: growth.certificate.handler(async ({ input, context, errors }) => {
      const certificate = await ownCertificate(needs, actorOf(context), input.courseId)
      if (certificate === null) throw errors.NOT_FOUND()
      return certificate
    }),
    listCertificates: growth.listCertificates.handler(({ context }) =>
      ownCertificates(needs, actorOf(context)),
    ),
    verify: growth.verify.handler(async ({ input, errors }) => {
      const certificate = await verify(needs, input.code)
      if (certificate === null) throw errors.NOT_FOUND()
      return certificate
    }),
  }
}

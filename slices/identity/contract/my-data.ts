import { z } from 'zod'
import { may } from './permissions.ts'

/**
 * What a person may agree to beyond what the service cannot do without. `analysis` gates risk, segments and
 * messages, never counts; `quality` gates telemetry on how well videos play.
 */
export const purposes = ['analysis', 'quality'] as const
export const Purpose = z.enum(purposes)
export type Purpose = z.infer<typeof Purpose>

/** By purpose, whether the person agrees. */
export const Consents = z.record(Purpose, z.boolean())
export type Consents = z.infer<typeof Consents>

export const ConsentState = z.object({
  purpose: Purpose,
  isGranted: z.boolean(),
  /** When the person last said so; null where nobody was asked yet and the default holds. */
  changedAt: z.date().nullable(),
})
export type ConsentState = z.infer<typeof ConsentState>

/** A person's own data; guests have theirs too. */
export const myDataProcedures = {
  listConsents: may('account.own')
    .route({ method: 'GET', path: '/me/consents' })
    .output(z.array(ConsentState)),
  /** Counts from the next instant on; saying the same again changes nothing. */
  setConsent: may('account.own')
    .route({ method: 'PUT', path: '/me/consents/{purpose}' })
    .input(z.object({ purpose: Purpose, isGranted: z.boolean() }))
    .output(z.object({})),
}

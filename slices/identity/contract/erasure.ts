import { z } from 'zod'
import { may, PersonId } from './permissions.ts'

/** That an account is going to be deleted; until `dueAt` its person may keep it. */
export const ComingErasure = z.object({
  requestedAt: z.date(),
  dueAt: z.date(),
  /** True where an admin asked for it. */
  isByStaff: z.boolean(),
})
export type ComingErasure = z.infer<typeof ComingErasure>

const erasureErrors = {
  LAST_ADMIN: { status: 409, message: 'The school would be left without an admin.' },
  DEMO_PERSON: { status: 409, message: 'A person of the demo is shared and stays.' },
  WRONG_PROOF: { status: 403, message: 'Neither the password nor the code is right.' },
  OWN_ACCOUNT: { status: 409, message: 'One deletes oneself on one’s own page.' },
} as const

export const erasureProcedures = {
  /** Has the caller deleted when the school's period for a change of mind is over; the first request counts. */
  requestErasure: may('account.own')
    .route({ method: 'POST', path: '/me/erasure' })
    .output(ComingErasure)
    .errors(erasureErrors),
  /** Keeps the caller; nothing happens where nothing was asked for. */
  cancelErasure: may('account.own').route({ method: 'DELETE', path: '/me/erasure' }).output(z.object({})),
  /** Deletes the caller at once; an account proves itself by its password or by a code sent to sign in. */
  eraseNow: may('account.own')
    .route({ method: 'POST', path: '/me/erasure/now' })
    .input(z.object({ password: z.string().max(128).optional(), code: z.string().max(12).optional() }))
    .output(z.object({}))
    .errors(erasureErrors),
  /** Deletes somebody who asked for it: at once, or when the period is over, in which they may keep their account. */
  erasePerson: may('people.manage')
    .route({ method: 'POST', path: '/people/{id}/erasure' })
    .input(z.object({ id: PersonId, isNow: z.boolean() }))
    .output(z.object({}))
    .errors(erasureErrors),
}

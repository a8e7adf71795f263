import { Language } from '@banxue/platform/i18n/language'
import { z } from 'zod'
import { ComingErasure, erasureProcedures } from './contract/erasure.ts'
import { exportProcedures } from './contract/export.ts'
import { firstHourProcedures } from './contract/first-hour.ts'
import { invitationProcedures } from './contract/invitations.ts'
import { lookProcedures } from './contract/looks.ts'
import { Consents, myDataProcedures } from './contract/my-data.ts'
import { may, PersonId, Role } from './contract/permissions.ts'
import { SchoolLook, schoolProcedures } from './contract/school.ts'

export * from './contract/erasure.ts'
export * from './contract/export.ts'
export * from './contract/first-hour.ts'
export * from './contract/invitations.ts'
export * from './contract/looks.ts'
export * from './contract/my-data.ts'
export * from './contract/permissions.ts'

export const Me = z.object({
  /** Null for a visitor. */
  person: z
    .object({
      id: PersonId,
      kind: z.enum(['guest', 'member']),
      name: z.string(),
      email: z.string().nullable(),
      roles: z.array(Role),
      language: Language,
      zone: z.string(),
      simulated: z.boolean(),
      /** False for guests, and for members who sign in by code alone. */
      hasPassword: z.boolean(),
      /** To what they agree, from this instant. */
      consents: Consents,
      /** Set where the account is going to be deleted. */
      erasure: ComingErasure.nullable(),
    })
    .nullable(),
  permissions: z.array(z.string()),
  school: z.object({
    name: z.string(),
    /** IANA zone; decides only what "today" is in reports. */
    zone: z.string(),
    ...SchoolLook.shape,
    /** True where simulated learners are, or are being loaded. */
    isDemo: z.boolean(),
    /** True where the one-tap demo entry and the mailbox page may be shown to this request. */
    canEnterDemo: z.boolean(),
    /** True where a mail would reach its reader: by SMTP, or on the demo's mailbox page. */
    hasMail: z.boolean(),
    /** True where a new account begins with a code by mail, which shows that the address is its own. */
    provesEmail: z.boolean(),
    /** Days in which somebody who asked to be deleted may change their mind. */
    erasureDays: z.int().nonnegative(),
    /** 0 to 1 while the demo loads, else null. */
    demoProgress: z.number().min(0).max(1).nullable(),
  }),
})
export type Me = z.infer<typeof Me>

export const SessionRow = z.object({
  id: z.string(),
  isCurrent: z.boolean(),
  device: z.string(),
  createdAt: z.date(),
  seenAt: z.date(),
})
export type SessionRow = z.infer<typeof SessionRow>

export const PersonRow = z.object({
  id: PersonId,
  name: z.string(),
  email: z.string().nullable(),
  roles: z.array(Role),
  simulated: z.boolean(),
  registeredAt: z.date(),
  /** Set where the account is going to be deleted. */
  erasureDueAt: z.date().nullable(),
})
export type PersonRow = z.infer<typeof PersonRow>

export const MailRow = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  sentAt: z.date(),
})
export type MailRow = z.infer<typeof MailRow>

/** What better-auth's own routes ask of a password too. */
export const Password = z.string().min(8).max(128)

export const ProfileChange = z.object({
  name: z.string().trim().min(1).max(80).optional(),
  language: Language.optional(),
  zone: z.string().max(60).optional(),
})

export const identityErrors = {
  BAD_ZONE: { status: 422, message: 'The time zone is not an IANA name.' },
  BAD_TOKEN: { status: 410, message: 'The one-time link was used or is too old.' },
  NOT_A_DEMO: { status: 403, message: 'This is not a demo school on this machine.' },
  HAS_PASSWORD: { status: 409, message: 'There is a password; changing it needs the old one.' },
  LAST_ADMIN: { status: 409, message: 'The school would be left without an admin.' },
} as const

/**
 * Signing up, in and out, codes and resets are better-auth's own routes under `/api/auth`:
 * `sign-up/email`, `sign-in/email`, `email-otp/send-verification-otp`, `sign-in/email-otp`, `sign-out`,
 * `request-password-reset`, `reset-password` and `change-password`, all POST.
 */
export const identityContract = {
  me: may('school.visit').route({ method: 'GET', path: '/me' }).output(Me),
  /** Makes a person row without an account and sets the guest cookie; answers the same person if called again. */
  becomeGuest: may('account.begin')
    .route({ method: 'POST', path: '/me/guest' })
    .input(z.object({ language: Language, zone: z.string().max(60) }))
    .output(z.object({ personId: PersonId }))
    .errors(identityErrors),
  changeProfile: may('account.own')
    .route({ method: 'PATCH', path: '/me' })
    .input(ProfileChange)
    .output(z.object({}))
    .errors(identityErrors),
  /** Gives an account that signs in by code a password too; one that has one changes it by better-auth's route. */
  setPassword: may('sessions.own')
    .route({ method: 'POST', path: '/me/password' })
    .input(z.object({ password: Password }))
    .output(z.object({}))
    .errors(identityErrors),
  /** Those of some people whom the school does not know, or not any more: a device forgets them too. */
  whoIsGone: may('school.visit')
    .route({ method: 'POST', path: '/people/gone' })
    .input(z.object({ personIds: z.array(PersonId).max(50) }))
    .output(z.object({ personIds: z.array(PersonId) })),
  listSessions: may('sessions.own')
    .route({ method: 'GET', path: '/me/sessions' })
    .output(z.array(SessionRow)),
  endSession: may('sessions.own')
    .route({ method: 'DELETE', path: '/me/sessions/{id}' })
    .input(z.object({ id: z.string().max(100) }))
    .output(z.object({})),
  /** Turns the first start's one-time link into the role of admin for the signed-in person. */
  claimAdmin: may('sessions.own')
    .route({ method: 'POST', path: '/school/admin' })
    .input(z.object({ token: z.string().max(200) }))
    .output(z.object({}))
    .errors(identityErrors),
  /** Signs in as the demo's person of a role; on a loopback address and Host only. */
  enterDemo: may('school.visit')
    .route({ method: 'POST', path: '/demo/enter' })
    .input(z.object({ role: Role }))
    .output(z.object({}))
    .errors(identityErrors),
  /** Mails of a school without SMTP, newest first; in a demo school on a loopback address and Host only. */
  demoMailbox: may('school.visit')
    .route({ method: 'GET', path: '/demo/mailbox' })
    .output(z.array(MailRow))
    .errors(identityErrors),
  listPeople: may('people.manage')
    .route({ method: 'GET', path: '/people' })
    .input(z.object({ search: z.string().max(100).default(''), after: PersonId.optional() }))
    .output(z.object({ people: z.array(PersonRow), next: PersonId.nullable() })),
  changeRoles: may('people.manage')
    .route({ method: 'PUT', path: '/people/{id}/roles' })
    .input(z.object({ id: PersonId, roles: z.array(Role).min(1) }))
    .output(z.object({}))
    .errors(identityErrors),
  ...schoolProcedures,
  ...firstHourProcedures,
  ...invitationProcedures,
  ...myDataProcedures,
  ...exportProcedures,
  ...lookProcedures,
  ...erasureProcedures,
}

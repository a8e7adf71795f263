import { Language } from '@banxue/platform/i18n/language'
import { z } from 'zod'
import { may } from './permissions.ts'

export const InvitationState = z.enum(['open', 'accepted', 'expired', 'withdrawn'])
export type InvitationState = z.infer<typeof InvitationState>

export const InvitationRow = z.object({
  id: z.uuid(),
  email: z.string(),
  state: InvitationState,
  createdAt: z.date(),
  expiresAt: z.date(),
  acceptedAt: z.date().nullable(),
  /** Who invited; null where they are gone. */
  invitedBy: z.string().nullable(),
})
export type InvitationRow = z.infer<typeof InvitationRow>

const Token = z.string().max(200)

const invitationErrors = {
  NO_MAIL: { status: 409, message: 'The school sends no mail: SMTP_URL is not set.' },
  MAIL_REFUSED: {
    status: 502,
    message: 'The mail server did not take the invitation.',
    data: z.object({ said: z.string() }),
  },
  HAS_ACCOUNT: { status: 409, message: 'The address has an account.' },
  BAD_TOKEN: { status: 410, message: 'The invitation was used, withdrawn, or is too old.' },
} as const

export const invitationProcedures = {
  /** Mails a link that works once, for 14 days. Another one to the same address ends the one before. */
  invite: may('people.manage')
    .route({ method: 'POST', path: '/invitations' })
    .input(z.object({ email: z.email().max(200), language: Language }))
    .output(InvitationRow)
    .errors(invitationErrors),
  /** The newest 200 invitations, the newest first. */
  listInvitations: may('people.manage')
    .route({ method: 'GET', path: '/invitations' })
    .output(z.array(InvitationRow)),
  /** Ends an invitation that is open; nothing happens to another. */
  withdrawInvitation: may('people.manage')
    .route({ method: 'DELETE', path: '/invitations/{id}' })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({})),
  /** To whom an open invitation was sent, for whoever holds its link; null where it is open no more. */
  invitation: may('school.visit')
    .route({ method: 'POST', path: '/invitations/open' })
    .input(z.object({ token: Token }))
    .output(z.object({ email: z.string() }).nullable()),
  /** Makes the account that the invitation is for and signs it in; the link is proof of the address. */
  acceptInvitation: may('school.visit')
    .route({ method: 'POST', path: '/invitations/accept' })
    .input(
      z.object({
        token: Token,
        name: z.string().trim().min(1).max(80),
        password: z.string().min(8).max(128),
        language: Language,
        zone: z.string().max(60),
      }),
    )
    .output(z.object({}))
    .errors(invitationErrors),
}

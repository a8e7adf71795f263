import { actorOf, guarded } from '@banxue/platform/api/guard'
import type { Clock } from '@banxue/platform/clock'
import { identityContract, isAllowed } from '#identity/contract'
import type { Inviting } from './inviting.ts'
import { inviteLimit, joinLimit } from './limits.ts'
import { isZoneName, networkOf } from './request.ts'
import type { InvitationStore } from './store/invitations.ts'
import type { LimitStore } from './store/limits.ts'

export interface InvitationRoutesNeeds {
  clock: Clock
  limits: LimitStore
  invitations: InvitationStore
  inviting: Inviting
  /** Writes the registrations that the log does not know yet. */
  publishRegistrations: () => Promise<void>
  /** `Set-Cookie` line of a new session for a person. */
  openSession: (personId: string, userAgent: string) => Promise<string>
}

const identity = guarded(identityContract, isAllowed)

/** HTTP in, HTTP out: no rules and no SQL here. */
export function createInvitationRoutes(needs: InvitationRoutesNeeds) {
  const { clock, limits, invitations, inviting } = needs
  return {
    invite: identity.invite.handler(async ({ input, context, errors }) => {
      const { personId } = actorOf(context)
      const verdict = await limits.count(`invite|${personId}`, inviteLimit, clock.now())
      if (!verdict.isAllowed) throw errors.TOO_MANY({ data: { retryAfterS: verdict.retryAfterS } })
      const done = await inviting.invite(input.email, input.language, personId)
      switch (done.kind) {
        case 'invited':
          return done.row
        case 'no_mail':
          throw errors.NO_MAIL()
        case 'has_account':
          throw errors.HAS_ACCOUNT()
        case 'mail_refused':
          throw errors.MAIL_REFUSED({ data: { said: done.said } })
      }
    }),

    listInvitations: identity.listInvitations.handler(() => invitations.list(clock.now())),

    withdrawInvitation: identity.withdrawInvitation.handler(async ({ input }) => {
      await invitations.withdraw(input.id, clock.now())
      return {}
    }),

    invitation: identity.invitation.handler(async ({ input, context, errors }) => {
      const verdict = await limits.count(`join|${networkOf(context.headers)}`, joinLimit, clock.now())
      if (!verdict.isAllowed) throw errors.TOO_MANY({ data: { retryAfterS: verdict.retryAfterS } })
      const open = await invitations.open(input.token, clock.now())
      return open === null ? null : { email: open.email }
    }),

    acceptInvitation: identity.acceptInvitation.handler(async ({ input, context, errors }) => {
      const { headers, resHeaders } = context
      const verdict = await limits.count(`join|${networkOf(headers)}`, joinLimit, clock.now())
      if (!verdict.isAllowed) throw errors.TOO_MANY({ data: { retryAfterS: verdict.retryAfterS } })
      const { token, ...newcomer } = input
      const zone = isZoneName(input.zone) ? input.zone : 'UTC'
      const done = await inviting.accept(token, { ...newcomer, zone })
      if (done.kind === 'bad_token') throw errors.BAD_TOKEN()
      if (done.kind === 'has_account') throw errors.HAS_ACCOUNT()
      await needs.publishRegistrations()
      const device = headers.get('user-agent') ?? ''
      resHeaders.append('set-cookie', await needs.openSession(done.personId, device))
      return {}
    }),
  }
}

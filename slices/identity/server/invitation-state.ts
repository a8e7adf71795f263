import type { InvitationState } from '#identity/contract'

/** How long a link that invites works, milliseconds. */
export const invitationLifeMs = 14 * 24 * 3_600_000

interface InvitationTimes {
  expiresAt: Date
  acceptedAt: Date | null
  withdrawnAt: Date | null
}

/** What became of an invitation. Somebody who came stays: that is said before anything else. */
export function invitationState(
  { expiresAt, acceptedAt, withdrawnAt }: InvitationTimes,
  now: Date,
): InvitationState {
  if (acceptedAt !== null) return 'accepted'
  if (withdrawnAt !== null) return 'withdrawn'
  return expiresAt <= now ? 'expired' : 'open'
}

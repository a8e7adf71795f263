import { Button } from '@mantine/core'
import { useWords } from '@banxue/ui/words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { InvitationRow as Invitation } from '#identity/contract'
import { identity } from '../api.ts'
import { words } from './words.ts'

/** One who was invited, and what became of it. */
export function InvitationRow({ invitation }: { invitation: Invitation }) {
  const t = useWords(words)
  const queries = useQueryClient()
  const withdraw = useMutation(
    identity.withdrawInvitation.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: identity.key() }),
    }),
  )
  const { id, email, state, createdAt, expiresAt, acceptedAt, invitedBy } = invitation
  const became = {
    open: () => t('stateOpen', { when: expiresAt }),
    accepted: () => t('stateAccepted', { when: acceptedAt ?? expiresAt }),
    expired: () => t('stateExpired', { when: expiresAt }),
    withdrawn: () => t('stateWithdrawn'),
  }
  return (
    <li>
      <div>
        <div className="invitation-email">{email}</div>
        <div className="row-sub">
          {invitedBy === null
            ? t('invitedOn', { when: createdAt })
            : t('invitedBy', { name: invitedBy, when: createdAt })}
        </div>
      </div>
      <span className={state === 'accepted' ? 'tag tag-lamp' : 'tag'}>{became[state]()}</span>
      {state === 'open' && (
        <Button
          variant="default"
          loading={withdraw.isPending}
          aria-label={t('withdrawOf', { email })}
          onClick={() => withdraw.mutate({ id })}
        >
          {t('withdraw')}
        </Button>
      )}
    </li>
  )
}

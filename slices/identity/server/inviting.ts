import type { Clock } from '@banxue/platform/clock'
import type { Language } from '@banxue/platform/i18n/language'
import type { InvitationRow } from '#identity/contract'
import type { InvitationStore } from './store/invitations.ts'
import type { PeopleStore } from './store/people.ts'
import { newToken } from './token.ts'

/** What an invited person says of themselves. */
export interface Newcomer {
  name: string
  password: string
  language: Language
  zone: string
}

interface InvitingNeeds {
  clock: Clock
  people: PeopleStore
  invitations: InvitationStore
  /** False where nobody would get the mail. */
  hasMail: () => boolean
  /** Resolves when the mail server has taken it. */
  sendInvitation: (email: string, token: string, language: Language) => Promise<void>
  /** Makes an account whose address is proved; answers its person's id, or null where the address has one. */
  makeAccount: (email: string, newcomer: Newcomer) => Promise<string | null>
}

type Invited =
  | { kind: 'invited'; row: InvitationRow }
  | { kind: 'no_mail' | 'has_account' }
  | { kind: 'mail_refused'; said: string }

type Accepted = { kind: 'accepted'; personId: string } | { kind: 'bad_token' } | { kind: 'has_account' }

/** Inviting people by mail: whoever opens the link has shown that the address is theirs. */
export function createInviting(needs: InvitingNeeds) {
  const { clock, people, invitations } = needs
  return {
    async invite(address: string, language: Language, personId: string): Promise<Invited> {
      const email = address.trim().toLowerCase()
      if (!needs.hasMail()) return { kind: 'no_mail' }
      if ((await people.languageOf(email)) !== null) return { kind: 'has_account' }
      const token = newToken()
      const id = await invitations.add({ email, language }, token, { personId, at: clock.now() })
      try {
        await needs.sendInvitation(email, token, language)
      } catch (error) {
        await invitations.remove(id)
        return { kind: 'mail_refused', said: saidBy(error) }
      }
      const [row] = await invitations.list(clock.now(), id)
      if (row === undefined) throw new Error('the invitation is gone')
      return { kind: 'invited', row }
    },

    /** Makes the account, and says whose it is, or why there is none. */
    async accept(token: string, newcomer: Newcomer): Promise<Accepted> {
      const open = await invitations.open(token, clock.now())
      if (open === null || !(await invitations.accept(open.id, clock.now()))) return { kind: 'bad_token' }
      let personId: string | null = null
      try {
        personId = await needs.makeAccount(open.email, newcomer)
      } finally {
        await invitations.settle(open.id, personId)
      }
      return personId === null ? { kind: 'has_account' } : { kind: 'accepted', personId }
    },
  }
}
export type Inviting = ReturnType<typeof createInviting>

/** What a mail server, or the way to it, said: for an admin's eyes, a line at most. */
export const saidBy = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 300) ?? ''

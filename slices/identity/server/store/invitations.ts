import type { Language } from '@banxue/platform/i18n/language'
import type { Kysely } from 'kysely'
import type { InvitationRow } from '#identity/contract'
import { invitationLifeMs, invitationState } from '../invitation-state.ts'
import type { IdentityTables } from '../tables.ts'
import { hashOf } from '../token.ts'

/** Invitations that a list shows at most. */
const listLimit = 200

interface OpenInvitation {
  id: string
  /** Lower case. */
  email: string
  /** In which they were invited. */
  language: Language
}

/** People who were invited by mail, and what became of it. */
export function createInvitationStore(db: Kysely<IdentityTables>) {
  const setAside = (id: string, at: Date) =>
    db
      .updateTable('invitation')
      .set({ withdrawn_at: at })
      .where('id', '=', id)
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .execute()
  return {
    /** A new invitation; one to the same address that was open before is withdrawn. Answers its id. */
    async add(
      { email, language }: { email: string; language: Language },
      token: string,
      by: { personId: string; at: Date },
    ): Promise<string> {
      return db.transaction().execute(async (tx) => {
        await tx
          .updateTable('invitation')
          .set({ withdrawn_at: by.at })
          .where('email', '=', email)
          .where('accepted_at', 'is', null)
          .where('withdrawn_at', 'is', null)
          .execute()
        const { id } = await tx
          .insertInto('invitation')
          .values({
            email,
            language,
            token_hash: hashOf(token),
            invited_by: by.personId,
            created_at: by.at,
            expires_at: new Date(by.at.getTime() + invitationLifeMs),
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      })
    },

    /** As if it had never been: its mail did not leave. */
    async remove(id: string): Promise<void> {
      await db.deleteFrom('invitation').where('id', '=', id).execute()
    },

    withdraw: async (id: string, at: Date): Promise<void> => void (await setAside(id, at)),

    /** The newest ones, or one of them. */
    list: (now: Date, id: string | null = null) => listInvitations(db, now, id),

    ...invitationsByLink(db),
  }
}
export type InvitationStore = ReturnType<typeof createInvitationStore>

function invitationsByLink(db: Kysely<IdentityTables>) {
  return {
    /** The invitation of a link that still works. */
    async open(token: string, now: Date): Promise<OpenInvitation | null> {
      const row = await db
        .selectFrom('invitation')
        .select(['id', 'email', 'language'])
        .where('token_hash', '=', hashOf(token))
        .where('accepted_at', 'is', null)
        .where('withdrawn_at', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst()
      return row ?? null
    },

    /** Uses the link up; false where somebody did before. */
    async accept(id: string, at: Date): Promise<boolean> {
      const done = await db
        .updateTable('invitation')
        .set({ accepted_at: at })
        .where('id', '=', id)
        .where('accepted_at', 'is', null)
        .where('withdrawn_at', 'is', null)
        .executeTakeFirst()
      return done.numUpdatedRows > 0n
    },

    /** Says who came; or, without anybody, that the link may be used again. */
    async settle(id: string, personId: string | null): Promise<void> {
      const change = personId === null ? { accepted_at: null } : { accepted_by: personId }
      await db.updateTable('invitation').set(change).where('id', '=', id).execute()
    },

    /** How many may come or came, and how many came. */
    async counts(): Promise<{ invited: number; joined: number }> {
      const { invited, joined } = await db
        .selectFrom('invitation')
        .select(({ fn }) => [
          fn.countAll<number>().as('invited'),
          fn.count<number>('accepted_at').as('joined'),
        ])
        .where('withdrawn_at', 'is', null)
        .executeTakeFirstOrThrow()
      return { invited: Number(invited), joined: Number(joined) }
    },

    /** Forgets addresses of people who did not come. */
    async deleteEnded(before: Date): Promise<void> {
      await db
        .deleteFrom('invitation')
        .where('expires_at', '<', before)
        .where('accepted_by', 'is', null)
        .execute()
    },
  }
}

async function listInvitations(
  db: Kysely<IdentityTables>,
  now: Date,
  id: string | null,
): Promise<InvitationRow[]> {
  const rows = await db
    .selectFrom('invitation')
    .leftJoin('person', 'person.id', 'invitation.invited_by')
    .select(['invitation.id', 'invitation.email', 'invitation.created_at', 'person.name'])
    .select(['expires_at as expiresAt', 'accepted_at as acceptedAt', 'withdrawn_at as withdrawnAt'])
    .$if(id !== null, (query) => query.where('invitation.id', '=', id))
    .orderBy('invitation.created_at', 'desc')
    .orderBy('invitation.id', 'desc')
    .limit(listLimit)
    .execute()
  return rows.map(({ created_at, name, withdrawnAt, ...row }) => ({
    ...row,
    createdAt: created_at,
    invitedBy: name,
    state: invitationState({ ...row, withdrawnAt }, now),
  }))
}

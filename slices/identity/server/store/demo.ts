import { publish } from '@banxue/platform/events/publish'
import type { Language } from '@banxue/platform/i18n/language'
import { idFor } from '@banxue/platform/id'
import type { Kysely } from 'kysely'
import type { MailRow, Role } from '#identity/contract'
import { RolesChanged } from '#identity/events'
import type { IdentityTables } from '../tables.ts'
import { publishRegistration } from './registrations.ts'

/** Namespace of the demo persons' ids (RFC 9562), any constant. */
const namespace = '6d3c2f4e-0f0b-4b7c-8f5e-2a9a5d1c7e10'

export interface DemoPerson {
  role: Role
  name: string
  language: Language
  zone: string
}

/** What only a demo school has: one person per role, and a mailbox in place of SMTP. */
export function createDemoStore(db: Kysely<IdentityTables>) {
  return {
    /** The demo's person of a role, made on first use; answers the id. */
    async person({ role, name, language, zone }: DemoPerson, at: Date): Promise<string> {
      const id = idFor(namespace, role)
      return db.transaction().execute(async (tx) => {
        const made = await tx
          .insertInto('person')
          .values({ id, language, zone, simulated: true, created_at: at, last_seen_at: at })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .executeTakeFirst()
        if (made === undefined) {
          await tx.updateTable('person').set({ name, language, zone }).where('id', '=', id).execute()
          return id
        }
        // `.invalid` (RFC 2606) reaches nobody.
        await tx
          .insertInto('auth_user')
          .values({ id, name, email: `${role}@demo.invalid`, email_verified: true, created_at: at })
          .execute()
        const registered = { registered_at: at, was_guest: false, visitor_id: null }
        await publishRegistration(tx, { id, zone, simulated: true, ...registered }, at)
        if (role === 'learner') return id
        const roles: Role[] = ['learner', role]
        await tx.updateTable('person').set({ roles }).where('id', '=', id).execute()
        // A millisecond later: facts of one transaction are read in the order of their ids, which begin with the time.
        const later = new Date(at.getTime() + 1)
        const origin = { actorId: null, subjectId: id, at: later, zone, simulated: true, sessionId: null }
        await publish(tx, RolesChanged, origin, { roles })
        return id
      })
    },

    async keepMail(mail: { to: string; subject: string; text: string }, at: Date): Promise<void> {
      await db
        .insertInto('demo_mail')
        .values({ recipient: mail.to, subject: mail.subject, body: mail.text, sent_at: at })
        .execute()
    },

    /** The newest 50 mails. */
    async mails(): Promise<MailRow[]> {
      return db
        .selectFrom('demo_mail')
        .select(['id', 'recipient as to', 'subject', 'body as text', 'sent_at as sentAt'])
        .orderBy('sent_at', 'desc')
        .limit(50)
        .execute()
    },

    async deleteMails(before: Date): Promise<void> {
      await db.deleteFrom('demo_mail').where('sent_at', '<', before).execute()
    },
  }
}
export type DemoStore = ReturnType<typeof createDemoStore>

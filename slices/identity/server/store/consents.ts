import { type Origin, publish } from '@banxue/platform/events/publish'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Consents, ConsentState, Purpose } from '#identity/contract'
import { ConsentChanged } from '#identity/events'
import { consentsOf, type SaidConsent, consentStates } from '../consents.ts'
import type { IdentityTables } from '../tables.ts'

/** What people agree to. */
export function createConsentStore(db: Kysely<IdentityTables>) {
  return {
    async of(personId: string): Promise<Consents> {
      return consentsOf(await said(db, personId))
    },

    async list(personId: string): Promise<ConsentState[]> {
      return consentStates(await said(db, personId))
    },

    /** Keeps what a person says and publishes it where that changes anything; false where there is no such person. */
    async set(purpose: Purpose, granted: boolean, by: Origin & { subjectId: string }): Promise<boolean> {
      const { subjectId, at } = by
      return db.transaction().execute(async (tx) => {
        const person = await tx
          .selectFrom('person')
          .select('id')
          .where('id', '=', subjectId)
          .forUpdate()
          .executeTakeFirst()
        if (person === undefined) return false
        const before = consentStates(await said(tx, subjectId)).find((one) => one.purpose === purpose)
        if (before !== undefined && before.changedAt !== null && before.isGranted === granted) return true
        await tx
          .insertInto('consent')
          .values({ person_id: subjectId, purpose, granted, changed_at: at })
          .execute()
        await publish(tx, ConsentChanged, by, { purpose, granted })
        return true
      })
    },
  }
}
export type ConsentStore = ReturnType<typeof createConsentStore>

/** The newest word on each purpose. */
async function said(db: Kysely<IdentityTables>, personId: string): Promise<SaidConsent[]> {
  return db
    .selectFrom('consent')
    .distinctOn('purpose')
    .select(['purpose', 'granted', 'changed_at'])
    .where('person_id', '=', personId)
    .orderBy('purpose')
    .orderBy('id', 'desc')
    .execute()
}

/** Where a guest becomes an alias of an account that never said anything about a purpose, the guest's word holds. */
export async function inheritConsents(
  tx: Transaction<IdentityTables>,
  guestId: string,
  memberId: string,
): Promise<void> {
  await sql`
    insert into consent (person_id, purpose, granted, changed_at)
    select ${memberId}, purpose, granted, changed_at from consent
    where person_id = ${guestId}
      and purpose not in (select purpose from consent where person_id = ${memberId})
    order by id`.execute(tx)
}

import { type Origin, publish } from '@banxue/platform/events/publish'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { ComingErasure } from '#identity/contract'
import { PersonErased } from '#identity/events'
import { leavesNoAdmin } from '../last-admin.ts'
import type { IdentityTables } from '../tables.ts'
import { adminsOf } from './roles.ts'

/** Somebody of whom something may be left. */
export interface Leaving {
  personId: string
  /** Guests who had become them. */
  aliasIds: string[]
}

/** What came of an attempt at deleting somebody. */
export type Removal = 'removed' | 'not_due' | 'last_admin'

/** People on their way out. */
export function createErasureStore(db: Kysely<IdentityTables>) {
  return {
    /** What lies ahead of a person; null where nothing does. */
    async coming(personId: string): Promise<ComingErasure | null> {
      const row = await db
        .selectFrom('erasure')
        .select(['requested_by', 'requested_at', 'due_at'])
        .where('person_id', '=', personId)
        .executeTakeFirst()
      if (row === undefined) return null
      return { requestedAt: row.requested_at, dueAt: row.due_at, isByStaff: row.requested_by !== personId }
    },

    /** Asks for it; a second request can only bring it forward. */
    async request(personId: string, by: string, at: Date, dueAt: Date): Promise<void> {
      await db
        .insertInto('erasure')
        .values({ person_id: personId, requested_by: by, requested_at: at, due_at: dueAt })
        .onConflict((conflict) =>
          conflict.column('person_id').doUpdateSet({ due_at: sql`least(erasure.due_at, excluded.due_at)` }),
        )
        .execute()
    },

    /** Calls it off while the person is still there. */
    async cancel(personId: string): Promise<void> {
      await db
        .deleteFrom('erasure')
        .where('person_id', '=', personId)
        .where('erased_at', 'is', null)
        .execute()
    },

    ...erasureQueue(db),
  }
}
export type ErasureStore = ReturnType<typeof createErasureStore>

/** What a job does about them, step by step. */
function erasureQueue(db: Kysely<IdentityTables>) {
  return {
    /** Who is due, the longest waiting first. */
    async due(at: Date): Promise<string[]> {
      const rows = await db
        .selectFrom('erasure')
        .select('person_id')
        .where('erased_at', 'is', null)
        .where('due_at', '<=', at)
        .orderBy('due_at')
        .limit(100)
        .execute()
      return rows.map((row) => row.person_id)
    },

    /** Takes the person out of identity and tells the log, both or neither. Doing it twice changes nothing. */
    remove: (personId: string, at: Date): Promise<Removal> =>
      db.transaction().execute((tx) => removePerson(tx, personId, at)),

    /** Those who are gone while other slices may still hold something of them. */
    async unfinished(): Promise<Leaving[]> {
      const rows = await db
        .selectFrom('erasure')
        .select(['person_id', 'alias_ids'])
        .where('erased_at', 'is not', null)
        .where('finished_at', 'is', null)
        .limit(100)
        .execute()
      return rows.map((row) => ({ personId: row.person_id, aliasIds: row.alias_ids }))
    },

    /** Those who were forgotten everywhere before a moment; a request that was under way may have written since. */
    async finishedBefore(before: Date): Promise<Leaving[]> {
      const rows = await db
        .selectFrom('erasure')
        .select(['person_id', 'alias_ids'])
        .where('finished_at', '<', before)
        .limit(100)
        .execute()
      return rows.map((row) => ({ personId: row.person_id, aliasIds: row.alias_ids }))
    },

    async finish(personId: string, at: Date): Promise<void> {
      await db.updateTable('erasure').set({ finished_at: at }).where('person_id', '=', personId).execute()
    },

    /** Forgets that there ever was a request. */
    async forget(personId: string): Promise<void> {
      await db.deleteFrom('erasure').where('person_id', '=', personId).execute()
    },
  }
}

async function removePerson(tx: Transaction<IdentityTables>, personId: string, at: Date): Promise<Removal> {
  // Locked in the order in which a change of roles locks: admins, then the person.
  const admins = await adminsOf(tx).forUpdate().execute()
  if (leavesNoAdmin(admins, personId, [])) return 'last_admin'
  const request = await tx
    .selectFrom('erasure')
    .select(['requested_by', 'due_at', 'erased_at'])
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (request === undefined || request.due_at > at) return 'not_due'
  if (request.erased_at !== null) return 'removed'
  const aliasIds = await deleteRows(tx, personId, { by: request.requested_by, at })
  await tx
    .updateTable('erasure')
    .set({ erased_at: at, alias_ids: aliasIds })
    .where('person_id', '=', personId)
    .execute()
  return 'removed'
}

/** Deletes a person with everything of theirs in identity; answers the guests they had been. */
async function deleteRows(
  tx: Transaction<IdentityTables>,
  personId: string,
  { by, at }: { by: string; at: Date },
): Promise<string[]> {
  const people = await tx
    .selectFrom('person')
    .select(['id', 'email', 'zone', 'simulated'])
    .where((eb) => eb.or([eb('id', '=', personId), eb('merged_into', '=', personId)]))
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const { id, email, zone, simulated } of people) {
    const origin: Origin = { actorId: by, subjectId: id, at, zone, simulated, sessionId: null }
    await publish(tx, PersonErased, origin, {})
    if (email === null) continue
    await tx.deleteFrom('demo_mail').where('recipient', '=', email).execute()
    await tx.deleteFrom('invitation').where('email', '=', email.toLowerCase()).execute()
  }
  // Links to a new password name the account in their value; everything else goes with the person's row.
  await tx.deleteFrom('auth_verification').where('value', '=', personId).execute()
  await tx.deleteFrom('person').where('id', '=', personId).execute()
  return people.flatMap(({ id }) => (id === personId ? [] : [id]))
}

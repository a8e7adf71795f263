import type { Transaction } from 'kysely'
import type { MediaTables } from '../tables.ts'

/** Nobody is named any more as who brought a recording, and unfinished uploads of theirs are swept next. */
export async function forgetPeople(
  tx: Transaction<MediaTables>,
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return
  await tx
    .deleteFrom('media_keeper')
    .where('person_id', 'in', [...personIds])
    .execute()
  await tx
    .updateTable('media_upload')
    .set({ expires_at: new Date(0) })
    .where('owner_id', 'in', [...personIds])
    .execute()
}

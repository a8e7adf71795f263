import type { Kysely } from 'kysely'
import type { MediaTables, UploadFailure } from '../tables.ts'

/** An upload whose parts this server joins. */
export interface Joining {
  id: string
  ownerId: string
  name: string
  sizeBytes: number
  partBytes: number
}

/** Uploads whose parts are to be joined, each by one server at a time: its lease is the time it is due again. */
export function createJoinStore(db: Kysely<MediaTables>) {
  return {
    async take(now: Date, leaseUntil: Date): Promise<Joining | null> {
      const row = await db
        .updateTable('media_upload')
        .set({ due_at: leaseUntil })
        .where('id', '=', (from) =>
          from
            .selectFrom('media_upload')
            .select('id')
            .where('state', '=', 'joining')
            .where('due_at', '<=', now)
            .orderBy('due_at')
            .limit(1)
            .forUpdate()
            .skipLocked(),
        )
        .returningAll()
        .executeTakeFirst()
      return row === undefined
        ? null
        : {
            id: row.id,
            ownerId: row.owner_id,
            name: row.name,
            sizeBytes: row.size_bytes,
            partBytes: row.part_bytes,
          }
    },

    async renew(id: string, leaseUntil: Date): Promise<void> {
      await db
        .updateTable('media_upload')
        .set({ due_at: leaseUntil })
        .where('id', '=', id)
        .where('state', '=', 'joining')
        .execute()
    },

    /** The parts are one recording now. */
    async finish(id: string, mediaId: string): Promise<void> {
      await db
        .updateTable('media_upload')
        .set({ state: 'done', media_id: mediaId })
        .where('id', '=', id)
        .execute()
    },

    async fail(id: string, failure: UploadFailure): Promise<void> {
      await db
        .updateTable('media_upload')
        .set({ state: 'failed', failure })
        .where('id', '=', id)
        .where('state', '=', 'joining')
        .execute()
    },
  }
}
export type JoinStore = ReturnType<typeof createJoinStore>

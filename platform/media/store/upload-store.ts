import type { Kysely } from 'kysely'
import type { MediaTables, UploadFailure } from '../tables.ts'

export interface Upload {
  id: string
  ownerId: string
  name: string
  sizeBytes: number
  partBytes: number
  state: MediaTables['media_upload']['state']
  failure: UploadFailure | null
  /** Set when it has become a recording. */
  mediaId: string | null
  /** Numbers of the parts that are there, from 0. */
  received: number[]
  createdAt: Date
}

export interface NewUpload {
  id: string
  ownerId: string
  name: string
  sizeBytes: number
  partBytes: number
  modifiedMs: number
  at: Date
  expiresAt: Date
}

type SameFile = Pick<NewUpload, 'ownerId' | 'name' | 'sizeBytes' | 'modifiedMs'>

/** Uploads under way, and which parts of each are there. */
export function createUploadStore(db: Kysely<MediaTables>) {
  return {
    add: (upload: NewUpload): Promise<void> => add(db, upload),

    async find(id: string): Promise<Upload | null> {
      const row = await db.selectFrom('media_upload').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : ((await withParts(db, [row]))[0] ?? null)
    },

    /** Somebody's uploads that have not become recordings, the newest first. */
    async openOf(ownerId: string): Promise<Upload[]> {
      return withParts(
        db,
        await db
          .selectFrom('media_upload')
          .selectAll()
          .where('owner_id', '=', ownerId)
          .where('state', '!=', 'done')
          .orderBy('created_at', 'desc')
          .execute(),
      )
    },

    /** The upload of this very file that was begun before and is not whole. */
    unfinished: (file: SameFile): Promise<Upload | null> => unfinished(db, file),

    /** Notes a part that is durable; a repeat changes nothing; false where the upload takes none any more. */
    addPart: (id: string, number: number, sizeBytes: number, expiresAt: Date): Promise<boolean> =>
      addPart(db, id, number, sizeBytes, expiresAt),

    /** Has the parts joined; false where that is under way or done. */
    async beginJoining(id: string, at: Date): Promise<boolean> {
      const moved = await db
        .updateTable('media_upload')
        .set({ state: 'joining', due_at: at, failure: null })
        .where('id', '=', id)
        .where('state', 'in', ['receiving', 'failed'])
        .returning('id')
        .executeTakeFirst()
      return moved !== undefined
    },

    async remove(id: string): Promise<void> {
      await db.deleteFrom('media_upload').where('id', '=', id).execute()
    },

    /** Uploads that nobody has gone on with. */
    async expired(now: Date): Promise<string[]> {
      const rows = await db
        .selectFrom('media_upload')
        .select('id')
        .where('expires_at', '<', now)
        .where('state', '!=', 'joining')
        .execute()
      return rows.map(({ id }) => id)
    },
  }
}
export type UploadStore = ReturnType<typeof createUploadStore>

async function add(db: Kysely<MediaTables>, upload: NewUpload): Promise<void> {
  const { id, ownerId, name, sizeBytes, partBytes, modifiedMs, at, expiresAt } = upload
  await db
    .insertInto('media_upload')
    .values({
      id,
      owner_id: ownerId,
      name,
      size_bytes: sizeBytes,
      part_bytes: partBytes,
      modified_ms: modifiedMs,
      state: 'receiving',
      due_at: at,
      failure: null,
      media_id: null,
      created_at: at,
      expires_at: expiresAt,
    })
    .execute()
}

async function addPart(
  db: Kysely<MediaTables>,
  id: string,
  number: number,
  sizeBytes: number,
  expiresAt: Date,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const open = await tx
      .updateTable('media_upload')
      .set({ expires_at: expiresAt })
      .where('id', '=', id)
      .where('state', '=', 'receiving')
      .returning('id')
      .executeTakeFirst()
    if (open === undefined) return false
    await tx
      .insertInto('media_upload_part')
      .values({ upload_id: id, number, size_bytes: sizeBytes })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return true
  })
}

async function withParts(
  db: Kysely<MediaTables>,
  rows: readonly MediaTables['media_upload'][],
): Promise<Upload[]> {
  if (rows.length === 0) return []
  const parts = await db
    .selectFrom('media_upload_part')
    .select(['upload_id', 'number'])
    .where(
      'upload_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    ownerId: row.owner_id,
    name: row.name,
    sizeBytes: row.size_bytes,
    partBytes: row.part_bytes,
    state: row.state,
    failure: row.failure,
    mediaId: row.media_id,
    received: parts.filter(({ upload_id }) => upload_id === row.id).map(({ number }) => number),
    createdAt: row.created_at,
  }))
}

async function unfinished(db: Kysely<MediaTables>, file: SameFile): Promise<Upload | null> {
  const row = await db
    .selectFrom('media_upload')
    .selectAll()
    .where('owner_id', '=', file.ownerId)
    .where('name', '=', file.name)
    .where('size_bytes', '=', file.sizeBytes)
    .where('modified_ms', '=', file.modifiedMs)
    .where('state', '=', 'receiving')
    .executeTakeFirst()
  return row === undefined ? null : ((await withParts(db, [row]))[0] ?? null)
}

import type { Kysely } from 'kysely'
import type { Language } from '../../i18n/language.ts'
import type { MediaFacts } from '../facts.ts'
import type { MediaPackage } from '../manifest.ts'
import type { Slide } from '../playback.ts'
import type { Recording } from '../present.ts'
import type { MediaTables } from '../tables.ts'

export interface NewMedia {
  id: string
  name: string
  sizeBytes: number
  ownerId: string | null
  facts: MediaFacts | null
  /** Set where it came ready. */
  package: MediaPackage | null
  at: Date
}

/** A recording as staff see it. */
export type MediaRow = Recording & {
  name: string
  sizeBytes: number
  failure: MediaTables['media']['failure']
  progress: number
  ownerId: string | null
  createdAt: Date
}

/** Recordings as rows: what is there, and what hangs on it. */
export function createMediaStore(db: Kysely<MediaTables>) {
  return {
    /** Adds a recording whose bytes lie in storage; what is there already stays as it is. */
    add: (media: NewMedia): Promise<void> => add(db, media),

    /** Recordings, newest first: all, or those asked for. */
    async rows(ids?: readonly string[]): Promise<MediaRow[]> {
      const media = await db
        .selectFrom('media')
        .selectAll()
        .$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? [])]))
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(1000)
        .execute()
      if (media.length === 0) return []
      const captions = await db
        .selectFrom('media_caption')
        .select(['media_id', 'language', 'file'])
        .where(
          'media_id',
          'in',
          media.map(({ id }) => id),
        )
        .orderBy('language', 'desc')
        .execute()
      return media.map((row) => ({
        id: row.id,
        state: row.state,
        ready: row.ready,
        facts: row.facts,
        package: row.package,
        deck: row.deck,
        captions: captions.filter(({ media_id }) => media_id === row.id),
        name: row.name,
        sizeBytes: row.size_bytes,
        failure: row.failure,
        progress: row.progress,
        ownerId: row.owner_id,
        createdAt: row.created_at,
      }))
    },

    async isThere(id: string): Promise<boolean> {
      const row = await db.selectFrom('media').select('id').where('id', '=', id).executeTakeFirst()
      return row !== undefined
    },

    async remove(id: string): Promise<boolean> {
      const gone = await db.deleteFrom('media').where('id', '=', id).returning('id').executeTakeFirst()
      return gone !== undefined
    },

    /** Sets or takes away the captions of a language; answers the file that they were in. */
    putCaptions: (
      mediaId: string,
      language: Language,
      file: string | null,
      at: Date,
    ): Promise<string | null> => putCaptions(db, mediaId, language, file, at),

    putDeck: (mediaId: string, deck: readonly Slide[] | null, at: Date): Promise<boolean> =>
      putDeck(db, mediaId, deck, at),
  }
}
export type MediaStore = ReturnType<typeof createMediaStore>

async function putCaptions(
  db: Kysely<MediaTables>,
  mediaId: string,
  language: Language,
  file: string | null,
  at: Date,
): Promise<string | null> {
  const before = await db
    .selectFrom('media_caption')
    .select('file')
    .where('media_id', '=', mediaId)
    .where('language', '=', language)
    .executeTakeFirst()
  if (file === null)
    await db
      .deleteFrom('media_caption')
      .where('media_id', '=', mediaId)
      .where('language', '=', language)
      .execute()
  else
    await db
      .insertInto('media_caption')
      .values({ media_id: mediaId, language, file, updated_at: at })
      .onConflict((conflict) =>
        conflict.columns(['media_id', 'language']).doUpdateSet({ file, updated_at: at }),
      )
      .execute()
  return before?.file ?? null
}

async function add(db: Kysely<MediaTables>, media: NewMedia): Promise<void> {
  const { id, name, sizeBytes, ownerId, facts, package: made, at } = media
  await db
    .insertInto('media')
    .values({
      id,
      origin: made === null ? 'file' : 'package',
      name,
      size_bytes: sizeBytes,
      owner_id: ownerId,
      state: made === null ? 'waiting' : 'ready',
      due_at: at,
      worker: null,
      ready: made === null ? null : 0,
      progress: made === null ? 0 : 1,
      failure: null,
      facts: facts === null ? null : JSON.stringify(facts),
      package: made === null ? null : JSON.stringify(made),
      deck: null,
      created_at: at,
      updated_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function putDeck(
  db: Kysely<MediaTables>,
  mediaId: string,
  deck: readonly Slide[] | null,
  at: Date,
): Promise<boolean> {
  const changed = await db
    .updateTable('media')
    .set({ deck: deck === null ? null : JSON.stringify(deck), updated_at: at })
    .where('id', '=', mediaId)
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined
}

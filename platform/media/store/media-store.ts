import { type Kysely, sql } from 'kysely'
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
  origin: MediaTables['media']['origin']
  sizeBytes: number
  failure: MediaTables['media']['failure']
  progress: number
  /** Who brought it. */
  keepers: readonly string[]
  createdAt: Date
}

/** Recordings in one list at most. */
const listLimit = 1000

/** Recordings as rows: what is there, and what hangs on it. */
export function createMediaStore(db: Kysely<MediaTables>) {
  return {
    /** Adds a recording whose bytes lie in storage; what is there already stays as it is. */
    add: (media: NewMedia): Promise<void> => add(db, media),

    /** Recordings, newest first: all, or those asked for. */
    rows: (ids?: readonly string[]): Promise<MediaRow[]> => rows(db, ids),

    /** Recordings that somebody brought. */
    async keptBy(personId: string): Promise<string[]> {
      const found = await db
        .selectFrom('media_keeper')
        .select('media_id')
        .where('person_id', '=', personId)
        .execute()
      return found.map(({ media_id }) => media_id)
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
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('media')
      .values({
        id,
        origin: made === null ? 'file' : 'package',
        name,
        size_bytes: sizeBytes,
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
    if (ownerId !== null)
      await tx
        .insertInto('media_keeper')
        .values({ media_id: id, person_id: ownerId })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
  })
}

/** One statement: a learner may wait for it. */
async function rows(db: Kysely<MediaTables>, ids: readonly string[] | undefined): Promise<MediaRow[]> {
  if (ids?.length === 0) return []
  const media = await db
    .selectFrom('media')
    .selectAll()
    .select([
      sql<MediaRow['captions']>`(
        select coalesce(json_agg(json_build_object('language', language, 'file', file) order by language desc), '[]')
        from media_caption where media_id = media.id)`.as('captions'),
      sql<
        string[]
      >`(select coalesce(json_agg(person_id), '[]') from media_keeper where media_id = media.id)`.as(
        'keepers',
      ),
    ])
    .$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? [])]))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(listLimit)
    .execute()
  return media.map((row) => ({
    id: row.id,
    origin: row.origin,
    state: row.state,
    ready: row.ready,
    facts: row.facts,
    package: row.package,
    deck: row.deck,
    captions: row.captions,
    name: row.name,
    sizeBytes: row.size_bytes,
    failure: row.failure,
    progress: row.progress,
    keepers: row.keepers,
    createdAt: row.created_at,
  }))
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

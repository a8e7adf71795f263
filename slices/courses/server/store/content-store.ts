import type { Kysely } from 'kysely'
import type { UnitRevision } from '#courses/contract'
import type { PreparedFile, PreparedUnit } from '../prepared.ts'
import type { CoursesTables } from '../tables.ts'

/** Content that arrives before the version that will refer to it. */
export function createContentStore(db: Kysely<CoursesTables>) {
  return {
    /** Announces a file before it is put into storage; false where it is there already. */
    async addFile({ sha256, mediaType, sizeBytes }: PreparedFile, at: Date): Promise<boolean> {
      const added = await db
        .insertInto('course_file')
        .values({ sha256, media_type: mediaType, size_bytes: sizeBytes, created_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .returning('sha256')
        .executeTakeFirst()
      return added !== undefined
    },

    /** Adds revisions with their files; those that are there already stay as they are. */
    async addUnits(units: readonly PreparedUnit[], at: Date): Promise<void> {
      const revisions = units.map(({ content }) => ({
        revision: content.revision,
        unit_id: content.unitId,
        content: JSON.stringify(content),
        created_at: at,
      }))
      const files = units.flatMap(({ content, files: own }) =>
        own.map((sha256) => ({ revision: content.revision, sha256 })),
      )
      await db
        .insertInto('unit_revision')
        .values(revisions)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      if (files.length > 0)
        await db
          .insertInto('unit_revision_file')
          .values(files)
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      const media = units.flatMap(({ content }) => mediaOf(content))
      if (media.length > 0)
        await db
          .insertInto('unit_revision_media')
          .values(media)
          .onConflict((conflict) => conflict.doNothing())
          .execute()
    },

    /** SHA-256 of the files that a revision shows or offers. */
    async filesOf(revision: string): Promise<string[]> {
      const rows = await db
        .selectFrom('unit_revision_file')
        .select('sha256')
        .where('revision', '=', revision)
        .execute()
      return rows.map(({ sha256 }) => sha256)
    },

    async file(sha256: string): Promise<PreparedFile | null> {
      const row = await db
        .selectFrom('course_file')
        .selectAll()
        .where('sha256', '=', sha256)
        .executeTakeFirst()
      return row === undefined
        ? null
        : { sha256: row.sha256, mediaType: row.media_type, sizeBytes: row.size_bytes }
    },
  }
}
/** The recordings that a unit shows, each once. */
const mediaOf = ({ revision, steps }: UnitRevision) =>
  [...new Set(steps.flatMap(({ content }) => (content.kind === 'video' ? [content.mediaId] : [])))].map(
    (mediaId) => ({ revision, media_id: mediaId }),
  )

export type ContentStore = ReturnType<typeof createContentStore>

import type { Kysely } from 'kysely'
import type { PreparedFile, PreparedUnit } from '../prepared.ts'
import type { CoursesTables } from '../tables.ts'

/**
 * Content that no version refers to yet, and the sweep of what none came to refer to. Only one import works at a
 * time, so what lies about when another begins is nobody's.
 */
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
      if (files.length === 0) return
      await db
        .insertInto('unit_revision_file')
        .values(files)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },

    /** Deletes revisions that no version holds. */
    async sweepRevisions(): Promise<void> {
      await db
        .deleteFrom('unit_revision')
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('course_version_unit')
                .select('course_version_unit.revision')
                .whereRef('course_version_unit.revision', '=', 'unit_revision.revision'),
            ),
          ),
        )
        .execute()
    },

    /** Files that no revision shows or offers. */
    async unusedFiles(): Promise<string[]> {
      const rows = await db
        .selectFrom('course_file')
        .select('sha256')
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('unit_revision_file')
                .select('unit_revision_file.sha256')
                .whereRef('unit_revision_file.sha256', '=', 'course_file.sha256'),
            ),
          ),
        )
        .execute()
      return rows.map(({ sha256 }) => sha256)
    },

    async forgetFile(sha256: string): Promise<void> {
      await db.deleteFrom('course_file').where('sha256', '=', sha256).execute()
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
export type ContentStore = ReturnType<typeof createContentStore>

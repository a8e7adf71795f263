import type { Kysely } from 'kysely'
import type { CoursesTables } from '../tables.ts'

/** What no version refers to. Only one import works at a time, so what lies about when another begins is nobody's. */
export function createSweepStore(db: Kysely<CoursesTables>) {
  return {
    /** Deletes revisions that no version holds. */
    async sweepRevisions(): Promise<void> {
      await db
        .deleteFrom('unit_revision')
        .where((where) =>
          where.not(
            where.exists(
              where
                .selectFrom('course_version_unit')
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
        .where((where) =>
          where.not(
            where.exists(
              where
                .selectFrom('unit_revision_file')
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
  }
}
export type SweepStore = ReturnType<typeof createSweepStore>

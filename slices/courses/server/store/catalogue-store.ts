import type { Kysely } from 'kysely'
import { CourseId, type CourseDetails, type Outline, type UnitRevision } from '#courses/contract'
import type { CoursesTables } from '../tables.ts'

/** One line of the list of all courses. */
export interface CourseLine {
  courseId: CourseId
  slug: string
  currentVersion: number
  /** Changes whenever something of a published version does. */
  stamp: number
  isRetired: boolean
}

/** Published courses, read. */
export function createCatalogueStore(db: Kysely<CoursesTables>) {
  return {
    /** All courses, the oldest first. */
    async lines(): Promise<CourseLine[]> {
      const rows = await db.selectFrom('course').selectAll().orderBy('created_at').orderBy('id').execute()
      return rows.map((row) => ({
        courseId: CourseId.parse(row.id),
        slug: row.slug,
        currentVersion: row.current_version,
        stamp: row.stamp,
        isRetired: row.retired_at !== null,
      }))
    },

    async version(courseId: string, version: number): Promise<{ details: CourseDetails; outline: Outline } | null> {
      const row = await db
        .selectFrom('course_version')
        .select(['details', 'outline'])
        .where('course_id', '=', courseId)
        .where('version', '=', version)
        .executeTakeFirst()
      return row ?? null
    },

    async revision(revision: string): Promise<UnitRevision | null> {
      const row = await db
        .selectFrom('unit_revision')
        .select('content')
        .where('revision', '=', revision)
        .executeTakeFirst()
      return row?.content ?? null
    },

    async taughtBy(personId: string): Promise<CourseId[]> {
      const rows = await db
        .selectFrom('course_instructor')
        .select('course_id')
        .where('person_id', '=', personId)
        .execute()
      return rows.map((row) => CourseId.parse(row.course_id))
    },

    /** @param by the instructor who must teach it, or null for who may change any; false where there is none such */
    async retire(courseId: string, isRetired: boolean, by: string | null, at: Date): Promise<boolean> {
      const changed = await db
        .updateTable('course')
        .set({ retired_at: isRetired ? at : null })
        .where('id', '=', courseId)
        .$if(by !== null, (query) =>
          query.where(({ exists, selectFrom }) =>
            exists(
              selectFrom('course_instructor')
                .select('course_id')
                .where('course_id', '=', courseId)
                .where('person_id', '=', by ?? ''),
            ),
          ),
        )
        .returning('id')
        .executeTakeFirst()
      return changed !== undefined
    },
  }
}
export type CatalogueStore = ReturnType<typeof createCatalogueStore>

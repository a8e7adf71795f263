import { type Kysely, sql } from 'kysely'
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
  /** When the newest version was published, or last corrected. */
  publishedAt: Date
}

/** Published courses, read. */
export function createCatalogueStore(db: Kysely<CoursesTables>) {
  return {
    /** All courses, the oldest first. */
    async lines(): Promise<CourseLine[]> {
      const rows = await db
        .selectFrom('course')
        .innerJoin('course_version', (join) =>
          join
            .onRef('course_version.course_id', '=', 'course.id')
            .onRef('course_version.version', '=', 'course.current_version'),
        )
        .select(['id', 'slug', 'current_version', 'stamp', 'retired_at', 'published_at'])
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map((row) => ({
        courseId: CourseId.parse(row.id),
        slug: row.slug,
        currentVersion: row.current_version,
        stamp: row.stamp,
        isRetired: row.retired_at !== null,
        publishedAt: row.published_at,
      }))
    },

    async version(
      courseId: string,
      version: number,
    ): Promise<{ details: CourseDetails; outline: Outline } | null> {
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

    /** Makes somebody teach a course; nothing where they do, or where there is no such course. */
    teach: (courseId: string, personId: string): Promise<void> => teach(db, courseId, personId),

    /** Deletes a course with all its versions. */
    async remove(courseId: string): Promise<void> {
      await db.deleteFrom('course').where('id', '=', courseId).execute()
    },

    /** @param by the instructor who must teach it, or null for who may change any; false where there is none such */
    retire: (courseId: string, isRetired: boolean, by: string | null, at: Date): Promise<boolean> =>
      retire(db, courseId, isRetired ? at : null, by),
  }
}
export type CatalogueStore = ReturnType<typeof createCatalogueStore>

async function retire(
  db: Kysely<CoursesTables>,
  courseId: string,
  retiredAt: Date | null,
  by: string | null,
): Promise<boolean> {
  const changed = await db
    .updateTable('course')
    .set({ retired_at: retiredAt })
    .where('id', '=', courseId)
    .$if(by !== null, (query) =>
      query.where((where) =>
        where.exists(
          where
            .selectFrom('course_instructor')
            .select('course_id')
            .where('course_id', '=', courseId)
            .where('person_id', '=', by ?? ''),
        ),
      ),
    )
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined
}

async function teach(db: Kysely<CoursesTables>, courseId: string, personId: string): Promise<void> {
  await db
    .insertInto('course_instructor')
    .columns(['course_id', 'person_id'])
    .expression((from) =>
      from
        .selectFrom('course')
        .select(['id', sql<string>`${personId}::uuid`.as('person_id')])
        .where('id', '=', courseId),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

import type { Localized } from '@banxue/platform/i18n/language'
import type { Kysely } from 'kysely'
import type { CoursesTables } from '../tables.ts'

/** Which courses show which recordings; every version counts, because somebody may be enrolled in it. */
export function createMediaUseStore(db: Kysely<CoursesTables>) {
  const uses = () =>
    db
      .selectFrom('unit_revision_media')
      .innerJoin('course_version_unit', 'course_version_unit.revision', 'unit_revision_media.revision')
  return {
    async titles(mediaIds: readonly string[]): Promise<Map<string, Localized[]>> {
      const titles = new Map<string, Localized[]>()
      if (mediaIds.length === 0) return titles
      const rows = await uses()
        .innerJoin('course', 'course.id', 'course_version_unit.course_id')
        .innerJoin('course_version', (join) =>
          join
            .onRef('course_version.course_id', '=', 'course.id')
            .onRef('course_version.version', '=', 'course.current_version'),
        )
        .select(['media_id', 'course.id', 'details'])
        .distinctOn(['media_id', 'course.id'])
        .where('media_id', 'in', [...mediaIds])
        .execute()
      for (const { media_id, details } of rows)
        titles.set(media_id, [...(titles.get(media_id) ?? []), details.title])
      return titles
    },

    async taughtBy(personId: string): Promise<string[]> {
      const rows = await uses()
        .innerJoin('course_instructor', 'course_instructor.course_id', 'course_version_unit.course_id')
        .select('media_id')
        .distinct()
        .where('person_id', '=', personId)
        .execute()
      return rows.map(({ media_id }) => media_id)
    },
  }
}

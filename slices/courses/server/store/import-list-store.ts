import { type Kysely, type Selectable, sql } from 'kysely'
import { active, type CoursesTables } from '../tables.ts'

export type ImportRow = Selectable<CoursesTables['import_job']>
export type ImportStub = Omit<ImportRow, 'report'>

/** Who asks for imports: `null` sees all, a person the own ones and those of courses they teach. */
export type Sight = { personId: string } | null

/** Imports as the screen follows them. */
export function createImportListStore(db: Kysely<CoursesTables>) {
  return {
    async find(id: string, sight: Sight): Promise<ImportRow | null> {
      return (await seen(sight).selectAll('import_job').where('id', '=', id).executeTakeFirst()) ?? null
    },

    /** The newest hundred, without their reports. */
    async list(sight: Sight): Promise<ImportStub[]> {
      return seen(sight)
        .select([
          'id',
          'person_id',
          'may_any',
          'file_name',
          'mode',
          'state',
          'progress',
          'failure',
          'courses',
          'runner',
          'started_at',
          'finished_at',
        ])
        .orderBy('started_at', 'desc')
        .limit(100)
        .execute()
    },

    async activeIds(): Promise<Set<string>> {
      const rows = await db.selectFrom('import_job').select('id').where('state', 'in', active).execute()
      return new Set(rows.map(({ id }) => id))
    },
  }

  function seen(sight: Sight) {
    const all = db.selectFrom('import_job')
    if (sight === null) return all
    const { personId } = sight
    return all.where((where) =>
      where.or([
        where.eb('person_id', '=', personId),
        where.exists(
          where
            .selectFrom('course_instructor')
            .select('course_id')
            .where('course_instructor.person_id', '=', personId)
            .where(
              sql<boolean>`import_job.courses @> jsonb_build_array(jsonb_build_object('courseId', course_instructor.course_id::text))`,
            ),
        ),
      ]),
    )
  }
}
export type ImportListStore = ReturnType<typeof createImportListStore>

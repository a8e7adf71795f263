import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Actor } from '@banxue/platform/auth/actor'
import { createFolderStorage } from '@banxue/platform/files/folder'
import { silentLog } from '@banxue/platform/log/log'
import { FakeClock } from '@banxue/platform/testing/clock'
import { sql, type Kysely } from 'kysely'
import { type CoursesNeeds, createCourses } from '../index.ts'
import type { CoursesTables } from '../tables.ts'
import { testFolder } from './zips.ts'

/** The slice on a database, with storage and disk of its own. */
export async function givenCourses(
  db: Kysely<CoursesTables>,
  options: Partial<Pick<CoursesNeeds, 'uploadLimitBytes' | 'registerMedia' | 'recording'>> = {},
) {
  const folder = await testFolder()
  const clock = new FakeClock('2026-11-22T08:00:00Z')
  const storage = await createFolderStorage(join(folder, 'files'))
  const workFolder = join(folder, 'work')
  const courses = createCourses({ db, clock, storage, log: silentLog, workFolder, ...options })
  return { courses, clock, storage, folder, workFolder }
}

/** A person of the database with roles, as the actor of a request. */
export async function givenActor(db: Kysely<CoursesTables>, roles: readonly string[]): Promise<Actor> {
  const personId = randomUUID()
  await sql`insert into person (id, name, language, zone) values (${personId}, 'Wang Fang', 'zh-CN', 'Asia/Shanghai')`.execute(
    db,
  )
  return {
    personId,
    kind: 'member',
    roles,
    simulated: false,
    language: 'zh-CN',
    zone: 'Asia/Shanghai',
    sessionId: randomUUID(),
  }
}

/** All that imports write, counted. */
export async function rowCounts(db: Kysely<CoursesTables>): Promise<Record<string, number>> {
  const tables = ['course', 'course_version', 'course_version_unit', 'unit_revision', 'course_file'] as const
  const counts = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await sql<{
        count: number
      }>`select count(*)::int as count from ${sql.table(table)}`.execute(db)
      return [table, rows[0]?.count ?? 0] as const
    }),
  )
  return Object.fromEntries(counts)
}

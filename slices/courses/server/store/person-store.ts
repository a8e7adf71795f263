import { personRows } from '@banxue/platform/db/person-rows'
import type { Kysely } from 'kysely'
import type { CoursesTables } from '../tables.ts'

/** What courses keep of people. */
export function createPersonStore(db: Kysely<CoursesTables>) {
  const of = (table: keyof CoursesTables, key: string) => (personId: string) =>
    personRows(db, { table, person: 'person_id', key: [key] }, personId)
  return { teaching: of('course_instructor', 'course_id'), imports: of('import_job', 'id') }
}

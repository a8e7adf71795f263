import type { Clock } from '@banxue/platform/clock'
import type { Localized } from '@banxue/platform/i18n/language'
import type { Kysely } from 'kysely'
import type { CourseId } from '#courses/contract'
import type { GrowthTables } from './tables.ts'

/** How somebody completed a course, as learning knows it. */
export interface Completed {
  courseVersion: number
  completedAt: Date
  by: 'learning' | 'self'
  unitCount: number
}

export interface Needs {
  db: Kysely<GrowthTables>
  clock: Clock
  /** The title that a version of a course bears; null where there is no such version. */
  courseTitle(courseId: CourseId, version: number): Promise<Localized | null>
  /** The name that somebody goes by; null where the person is gone. */
  personName(personId: string): Promise<string | null>
  /** Null before the course is completed. */
  completion(personId: string, courseId: CourseId): Promise<Completed | null>
  /** Learning time of a person in a course they completed, seconds; null where it is not counted yet or nobody counts. */
  learningS?: (personId: string, courseId: CourseId, completedAt: Date) => Promise<number | null>
}

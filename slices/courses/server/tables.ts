import type { EventTables } from '@banxue/platform/events/publish'
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { CourseDetails, ImportState, Outline, ReportLine, UnitRevision } from '#courses/contract'

/** States of an import that has not ended. */
export const active = ['receiving', 'waiting', 'running'] as const

export type ImportMode = 'version' | 'correction'
export type ImportFailure = NonNullable<ImportState['failure']>
export type ImportedCourse = ImportState['courses'][number]

/** The tables of courses, and the log it publishes to. */
export interface CoursesTables extends EventTables {
  course: {
    id: string
    source_key: string
    slug: string
    current_version: number
    stamp: Generated<number>
    retired_at: Date | null
    created_at: Date
  }
  course_version: {
    course_id: string
    version: number
    details: JSONColumnType<CourseDetails>
    outline: JSONColumnType<Outline>
    fingerprint: string
    published_at: Date
  }
  unit_revision: {
    revision: string
    unit_id: string
    content: JSONColumnType<UnitRevision>
    created_at: Date
  }
  course_version_unit: {
    course_id: string
    version: number
    unit_id: string
    revision: string
  }
  course_file: { sha256: string; media_type: string; size_bytes: number; created_at: Date }
  unit_revision_file: { revision: string; sha256: string }
  unit_revision_media: { revision: string; media_id: string }
  course_instructor: { course_id: string; person_id: string }
  import_job: {
    id: string
    person_id: string | null
    may_any: boolean
    file_name: string
    mode: ImportMode
    state: ImportState['state']
    progress: Generated<number>
    failure: ColumnType<ImportFailure | null, string | null, string | null>
    courses: ColumnType<ImportedCourse[], string | undefined, string>
    report: ColumnType<ReportLine[], string | undefined, string>
    runner: number
    started_at: Date
    finished_at: Date | null
  }
}

import type { EventTables } from '@banxue/platform/events/publish'
import type { CourseId } from '#courses/contract'

/** Rows of the slice, as its migrations make them, and the log as a publisher sees it. */
export interface GrowthTables extends EventTables {
  certificate: {
    code: string
    person_id: string
    course_id: CourseId
    course_version: number
    unit_count: number
    includes_self_marked: boolean
    simulated: boolean
    issued_at: Date
  }
}

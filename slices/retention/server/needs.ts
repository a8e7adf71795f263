import type { ClickHouseClient } from '@clickhouse/client'
import type { Actor } from '@banxue/platform/auth/actor'
import type { Clock } from '@banxue/platform/clock'
import type { Localized } from '@banxue/platform/i18n/language'
import type { Log } from '@banxue/platform/log/log'
import type { CourseId, StepId, UnitId } from '#courses/contract'

/** A course as reports name it: its title and the units of its current version, in order. */
export interface CourseOutline {
  courseId: CourseId
  title: Localized
  units: readonly { unitId: UnitId; title: Localized; stepIds: readonly StepId[] }[]
}

/** Who asks for names. */
export type Staff = Pick<Actor, 'personId' | 'roles'>

/** What retention is given. */
export interface RetentionNeeds {
  analytics: ClickHouseClient
  clock: Clock
  log: Log
  /** IANA zone of the school; decides only what "today" is. */
  schoolZone(): Promise<string>
  courses: {
    /** Every course there is, retired ones too. */
    outlines(): Promise<readonly CourseOutline[]>
    /** The courses that a person teaches. */
    taughtBy(personId: string): Promise<readonly CourseId[]>
  }
  /** Names of people by id, for somebody of the staff; those erased are missing. Who looked is kept. */
  names(
    personIds: readonly string[],
    look: { by: Staff; purpose: 'pulse' | 'quality' },
  ): Promise<ReadonlyMap<string, string>>
}

import type { CourseId } from '#courses/contract'
import type { AlarmId, AlarmSeries, AlarmState, Population } from '#retention/contract'
import type { Verdict } from './judge.ts'

/** Rows of the slice in PostgreSQL, as its migrations make them; days are `YYYY-MM-DD`. */
export interface AlarmTables {
  alarm: AlarmTable
  alarm_note: { id: string; alarm_id: AlarmId; by_id: string | null; at: Date; body: string }
  alarm_watch: {
    population: Population
    series: AlarmSeries
    course_id: CourseId | null
    first_on: string
    verdict: Verdict
    read_at: Date
    through_on: string
  }
}

export interface AlarmTable {
  id: AlarmId
  population: Population
  series: AlarmSeries
  course_id: CourseId | null
  first_on: string
  last_on: string
  observed: number
  expected: number
  out_of: number | null
  chance: number
  state: AlarmState
  raised_at: Date
  acknowledged_by: string | null
  acknowledged_at: Date | null
  is_real: boolean | null
  judged_by: string | null
  judged_at: Date | null
}

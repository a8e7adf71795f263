import type { CompletionBy } from '../contract.ts'
import { type CompletionRow, presentCompletion } from './completion.ts'
import type { CourseOutline } from './needs.ts'

/** Enrolments of a course, or of a month, as ClickHouse counts them. */
export interface CompletionByRow extends CompletionRow {
  isCourse: boolean
  courseId: string
  monthOn: string
}

/** The report from its rows; a course that is there no more has no name, and is left out. */
export function presentCompletionBy(
  rows: readonly CompletionByRow[],
  courses: readonly CourseOutline[],
): Pick<CompletionBy, 'courses' | 'months'> {
  const byCourse = new Map(rows.flatMap((row) => (row.isCourse ? [[row.courseId, row]] : [])))
  return {
    courses: courses.flatMap(({ courseId, title }) => {
      const row = byCourse.get(courseId)
      return row === undefined ? [] : [{ courseId, title, ...presentCompletion(row) }]
    }),
    months: rows.flatMap((row) =>
      row.isCourse ? [] : [{ monthOn: row.monthOn, ...presentCompletion(row) }],
    ),
  }
}

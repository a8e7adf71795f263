import type { UnitDropOff } from '../contract.ts'
import { share } from './completion.ts'
import type { CourseOutline } from './needs.ts'

/** A unit as ClickHouse counts it. */
export interface DropOffRow {
  courseId: string
  unitId: string
  opened: number
  completed: number
  lost: number
}

/** The units of the courses in their order, each with its counts; units of older versions are left out. */
export function presentDropOff(
  rows: readonly DropOffRow[],
  courses: readonly CourseOutline[],
): UnitDropOff[] {
  const found = new Map(rows.map((row) => [row.unitId, row]))
  return courses.flatMap(({ courseId, units }) =>
    units.map(({ unitId, title }) => {
      const { opened, completed, lost } = found.get(unitId) ?? { opened: 0, completed: 0, lost: 0 }
      return { unitId, courseId, title, opened, completed, lost, dropOff: share(lost, opened) }
    }),
  )
}

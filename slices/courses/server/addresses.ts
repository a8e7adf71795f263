import type { CourseId, StepId, UnitId } from '#courses/contract'
import { anchorIn } from './clean.ts'

/** Address of a file of a course; the name is for whoever saves it. */
export const fileAddress = (sha256: string, name: string): string =>
  `/files/courses/${sha256}/${encodeURIComponent(
    name
      .split('/')
      .at(-1)
      ?.replace(/[^\p{L}\p{N}._-]/gu, '-') || 'file',
  )}`

/** Where a file of a course lies in storage. */
export const fileKey = (sha256: string): string => `courses/${sha256}`

/** Address of a unit in the player, of one of its steps, or of a place in the step's text. */
export function unitAddress(
  courseId: CourseId,
  unitId: UnitId,
  stepId: StepId | null,
  anchor: string | null,
): string {
  const step = stepId === null ? '' : `?step=${stepId}`
  return `/learn/${courseId}/${unitId}${step}${anchor === null ? '' : `#${encodeURIComponent(anchorIn(anchor))}`}`
}

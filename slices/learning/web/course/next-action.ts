import type { CourseId, UnitId } from '#courses/contract'
import type { CourseProgress } from '#learning/contract'

/** Who looks at a course page. */
export type Viewer = 'visitor' | 'guest' | 'member'

/** The one thing to do on a course page. */
export type NextAction =
  /** The first unit, without an account. */
  | { kind: 'try'; unitId: UnitId }
  /** A guest has done the first unit: an account has the rest. */
  | { kind: 'sign_up' }
  | { kind: 'enrol' }
  | { kind: 'begin' | 'continue'; unitId: UnitId }
  | { kind: 'certificate'; courseId: CourseId }

/** @param progress undefined until it is known; a visitor's never differs from nothing done */
export function nextAction(
  viewer: Viewer,
  firstUnitId: UnitId,
  progress: CourseProgress | undefined,
): NextAction {
  if (viewer !== 'member') {
    const isFirstDone = progress?.units.find((unit) => unit.unitId === firstUnitId)?.completedAt != null
    return viewer === 'guest' && isFirstDone ? { kind: 'sign_up' } : { kind: 'try', unitId: firstUnitId }
  }
  const enrolment = progress?.enrolment ?? null
  if (enrolment === null) return { kind: 'enrol' }
  if (enrolment.next === null) return { kind: 'certificate', courseId: enrolment.courseId }
  const hasBegun = enrolment.unitsDone > 0 || enrolment.lastActAt !== null
  return { kind: hasBegun ? 'continue' : 'begin', unitId: enrolment.next.place.unitId }
}

/** Whether a unit's row leads into the unit: those enrolled have all, the others the first, without an account. */
export function isOpenTo(viewer: Viewer, isEnrolled: boolean, isFirstUnit: boolean): boolean {
  return viewer === 'member' ? isEnrolled : isFirstUnit
}

import type { Role } from '#identity/contract'
import type { CourseId } from '#courses/contract'

/** The courses that an answer is about: every one, or those listed, which may be none. */
export type Scope = { everyCourse: true } | { everyCourse: false; courses: readonly CourseId[] }

const seesAll: readonly Role[] = ['operator', 'admin']

/**
 * What somebody may see of what they ask for. Operators and admins see every course, instructors those they teach.
 *
 * @param asked a course, or null for all that the caller may see
 * @param taught the courses that the caller teaches
 */
export function scopeOf(
  asked: CourseId | null,
  roles: readonly string[],
  taught: readonly CourseId[],
): Scope {
  const all = roles.some((role) => seesAll.some((name) => name === role))
  if (asked === null) return all ? { everyCourse: true } : { everyCourse: false, courses: taught }
  return { everyCourse: false, courses: all || taught.includes(asked) ? [asked] : [] }
}

/** Whether a course is within. */
export function isWithin(scope: Scope, courseId: CourseId): boolean {
  return scope.everyCourse || scope.courses.includes(courseId)
}

/** The course of zeros, under which the rollup keeps a learner's day in all courses together. */
const everyCourseId = '00000000-0000-0000-0000-000000000000'

/** The scope as the queries take it. */
export function scopeParams(scope: Scope) {
  return scope.everyCourse
    ? { everyCourse: true, courses: [], dayCourses: [everyCourseId] }
    : { everyCourse: false, courses: scope.courses, dayCourses: scope.courses }
}

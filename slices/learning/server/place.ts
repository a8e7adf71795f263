import type { Actor } from '@banxue/platform/auth/actor'
import type { CourseId, CoursePage, StepId, UnitId, UnitRevision } from '#courses/contract'
import { access } from './access.ts'
import { type OutlineUnit, unitsOf } from './done.ts'
import { type Enrolled, enrolmentIn } from './enrolment-store.ts'
import type { Learner, Needs } from './needs.ts'

/** A unit that somebody may learn in, with all that decides how. */
export interface Place {
  kind: 'place'
  page: CoursePage
  unit: OutlineUnit
  revision: UnitRevision
  enrolment: Enrolled | undefined
}

/** Why a unit is not open, each a code of the contract or NOT_FOUND. */
export type Closed = { kind: 'not_found' } | { kind: 'not_enrolled' } | { kind: 'guests_first_unit_only' }

/** The version of a course that holds for a learner: the pinned one, or the current one for who is not enrolled. */
export async function courseFor(
  { db, courses }: Pick<Needs, 'db' | 'courses'>,
  learner: Learner | null,
  courseId: CourseId,
): Promise<{ page: CoursePage; enrolment: Enrolled | undefined } | null> {
  const enrolment = learner === null ? undefined : await enrolmentIn(db, learner, courseId)
  const page = await pageFor(courses, courseId, enrolment)
  return page === null ? null : { page, enrolment }
}

/** The same where the enrolment is known. */
export const pageFor = (
  courses: Pick<Needs['courses'], 'current' | 'version'>,
  courseId: CourseId,
  enrolment: Enrolled | undefined,
): Promise<CoursePage | null> =>
  enrolment === undefined ? courses.current(courseId) : courses.version(courseId, enrolment.version)

/** The unit, where this person may learn in it. */
export async function placeFor(
  needs: Pick<Needs, 'db' | 'courses'>,
  who: Learner & Pick<Actor, 'kind'>,
  courseId: CourseId,
  unitId: UnitId,
): Promise<Place | Closed> {
  const course = await courseFor(needs, who, courseId)
  return course === null ? { kind: 'not_found' } : placeIn(needs.courses, course, who, unitId)
}

/** The same in a course whose version is known. */
export async function placeIn(
  courses: Pick<Needs['courses'], 'revision'>,
  { page, enrolment }: Pick<Place, 'page' | 'enrolment'>,
  who: Pick<Actor, 'kind'>,
  unitId: UnitId,
): Promise<Place | Closed> {
  const unit = unitsOf(page.outline).find(({ id }) => id === unitId)
  if (unit === undefined) return { kind: 'not_found' }
  const isGuest = who.kind === 'guest'
  const may = access({ isGuest, isEnrolled: enrolment !== undefined }, unitId === page.firstUnitId)
  if (may !== 'open') return { kind: may }
  const revision = await courses.revision(unit.revision)
  if (revision === null) throw new Error(`Revision ${unit.revision} of the outline is missing`)
  return { kind: 'place', page, unit, revision, enrolment }
}

/** A step of the place, as the outline and as the content have it. */
export function stepIn({ unit, revision }: Place, stepId: StepId) {
  const outline = unit.steps.find(({ id }) => id === stepId)
  const step = revision.steps.find(({ id }) => id === stepId)
  return outline === undefined || step === undefined ? null : { outline, step }
}

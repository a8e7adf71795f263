import type { CoursePage } from '#courses/contract'
import type { Enrolment } from '#learning/contract'
import { lastDone } from './absence.ts'
import { requiredUnits } from './done.ts'
import type { Enrolled } from './enrolment-store.ts'
import { latest } from './merge.ts'
import type { Learner, Needs } from './needs.ts'
import { nextPlace, type Way } from './next.ts'
import { lastPositions } from './position-store.ts'
import { isUnitDone, noUnitProgress } from './progress.ts'
import { completedSteps, unitsByCourse, unitsOfCourse } from './progress-store.ts'

/** An enrolment as its learner sees it, in the version it is pinned to. */
export async function enrolmentView(
  { courses }: Pick<Needs, 'courses'>,
  enrolled: Enrolled,
  page: CoursePage,
  way: Way,
): Promise<Enrolment> {
  const required = requiredUnits(page.outline)
  const progressOf = (unit: { id: (typeof required)[number]['id'] }) =>
    way.units.get(unit.id) ?? noUnitProgress
  const current = await courses.current(page.id)
  const last = lastDone(page.outline, way.units)
  const revision = last === null ? null : await courses.revision(last.revision)
  return {
    courseId: page.id,
    slug: page.slug,
    details: page.details,
    version: enrolled.version,
    newerVersion: current !== null && current.version > enrolled.version ? current.version : null,
    enrolledAt: enrolled.enrolledAt,
    completedAt: enrolled.completion?.at ?? null,
    unitsDone: required.filter((unit) => isUnitDone(progressOf(unit))).length,
    unitCount: required.length,
    next: nextPlace(page.outline, way),
    lastActAt: [...way.units.values()].map((unit) => unit.lastActAt).reduce(latest, null),
    lastRecap: revision?.recap ?? [],
  }
}

/** What decides a learner's way through one course. */
export async function wayThrough(
  { db }: Needs,
  learner: Learner,
  courseId: Enrolled['courseId'],
): Promise<Way> {
  const [units, doneSteps, positions] = await Promise.all([
    unitsOfCourse(db, learner, courseId),
    completedSteps(db, learner, courseId),
    lastPositions(db, learner, courseId),
  ])
  return { units, doneSteps, positions }
}

/** Several enrolments of one learner, with as many queries as for one. */
export async function enrolmentViews(
  needs: Needs,
  learner: Learner,
  enrolments: readonly Enrolled[],
): Promise<Enrolment[]> {
  const [byCourse, doneSteps, positions] = await Promise.all([
    unitsByCourse(needs.db, learner),
    completedSteps(needs.db, learner),
    lastPositions(needs.db, learner),
  ])
  const views = enrolments.map(async (enrolled) => {
    const page = await pinnedPage(needs, enrolled)
    const units = byCourse.get(enrolled.courseId) ?? new Map()
    return enrolmentView(needs, enrolled, page, { units, doneSteps, positions })
  })
  return Promise.all(views)
}

/** The version that an enrolment is pinned to, which courses keeps for as long as anybody is enrolled. */
export async function pinnedPage(
  { courses }: Pick<Needs, 'courses'>,
  enrolled: Enrolled,
): Promise<CoursePage> {
  const page = await courses.version(enrolled.courseId, enrolled.version)
  if (page === null) throw new Error(`Version ${enrolled.version} of course ${enrolled.courseId} is missing`)
  return page
}

import type { CoursePage } from '#courses/contract'
import type { Enrolment } from '#learning/contract'
import { lastDone } from './absence.ts'
import { requiredUnits } from './done.ts'
import type { Enrolled } from './enrolment-store.ts'
import { latest } from './merge.ts'
import { learnerInCourses } from './learner-store.ts'
import type { Learner, Needs } from './needs.ts'
import { nextPlace, type Way } from './next.ts'
import { isUnitDone, noUnitProgress } from './progress.ts'

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

/** Everything somebody is enrolled in, the most recent first. */
export async function enrolmentViews(needs: Needs, learner: Learner): Promise<Enrolment[]> {
  const courses = await learnerInCourses(needs.db, learner)
  return Promise.all(
    courses.map(async ({ enrolment, way }) =>
      enrolmentView(needs, enrolment, await pinnedPage(needs, enrolment), way),
    ),
  )
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

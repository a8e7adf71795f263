import type { Actor } from '@banxue/platform/auth/actor'
import type { CourseId } from '#courses/contract'
import type { CourseProgress } from '#learning/contract'
import { unitsOf } from './done.ts'
import { enrolmentView } from './enrolment-view.ts'
import { learnerInCourse } from './learner-store.ts'
import type { Needs } from './needs.ts'
import type { Way } from './next.ts'
import { pageFor } from './place.ts'
import { peopleIn, saveBeat } from './presence-store.ts'
import { shownPresence } from './presence.ts'
import { noUnitProgress } from './progress.ts'
import { unitState } from './views.ts'

/** A course with somebody's progress in it; a visitor's is empty. Null where there is no such course. */
export async function courseProgress(
  needs: Needs,
  actor: Actor | null,
  courseId: CourseId,
): Promise<CourseProgress | null> {
  const [{ enrolment, way }, people] = await Promise.all([
    actor === null ? nowhere : learnerInCourse(needs.db, actor, courseId),
    peopleIn(needs.db, courseId, populationOf(actor), needs.clock.now()),
  ])
  const page = await pageFor(needs.courses, courseId, enrolment)
  if (page === null) return null
  return {
    courseId,
    enrolment: enrolment === undefined ? null : await enrolmentView(needs, enrolment, page, way),
    outline: page.outline,
    units: unitsOf(page.outline).map((unit) =>
      unitState(unit, way.units.get(unit.id) ?? noUnitProgress, way.doneSteps),
    ),
    learningNow: shownPresence(people),
  }
}

/**
 * Notes that somebody is on a page of the course, and says how many are. Real and simulated people each see their
 * own kind; a visitor, who has no id, only looks, at the real ones.
 */
export async function beat(
  { db, clock }: Needs,
  actor: Actor | null,
  courseId: CourseId,
): Promise<number | null> {
  const now = clock.now()
  if (actor !== null) await saveBeat(db, actor, courseId, now)
  return shownPresence(await peopleIn(db, courseId, populationOf(actor), now))
}

const populationOf = (actor: Actor | null) => ({ simulated: actor?.simulated ?? false })

const nowhere = {
  enrolment: undefined,
  way: { units: new Map(), doneSteps: new Set(), positions: new Map() } satisfies Way,
}

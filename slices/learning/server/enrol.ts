import type { Actor } from '@banxue/platform/auth/actor'
import { factOf, originOf } from '@banxue/platform/events/publish'
import type { CourseId, StepId } from '#courses/contract'
import type { Enrolment } from '#learning/contract'
import { Enrolled as EnrolledFact } from '#learning/events'
import { become, settleCourse } from './advance.ts'
import { unitsOf } from './done.ts'
import { enrolmentIn, pinVersion, saveEnrolment } from './enrolment-store.ts'
import { enrolmentView, pinnedPage } from './enrolment-view.ts'
import { learnerInCourse } from './learner-store.ts'
import { moved } from './move.ts'
import type { Needs } from './needs.ts'
import { completedSteps, lockProgress, unitsOfCourse } from './progress-store.ts'
import { nothingUnsaved, saveAll } from './unsaved.ts'

export type EnrolmentAnswer =
  | { kind: 'enrolled'; enrolment: Enrolment }
  | { kind: 'not_found' }
  | { kind: 'not_enrolled' }

/** Enrols in the current version; what was done as a guest counts. Somebody enrolled stays as they are. */
export async function enrol(needs: Needs, actor: Actor, courseId: CourseId): Promise<EnrolmentAnswer> {
  const { db, clock, courses } = needs
  if ((await enrolmentIn(db, actor, courseId)) !== undefined) return viewOf(needs, actor, courseId)
  const page = await courses.current(courseId)
  if (page === null) return { kind: 'not_found' }
  const origin = originOf(actor, clock.now())
  await db.transaction().execute(async (tx) => {
    const unsaved = nothingUnsaved()
    await lockProgress(tx, actor, courseId)
    const isNew = await saveEnrolment(tx, actor, { courseId, version: page.version, at: origin.at })
    if (!isNew) return
    unsaved.facts.push(factOf(EnrolledFact, origin, { courseId, courseVersion: page.version }))
    const enrolment = { courseId, version: page.version, enrolledAt: origin.at, completion: null }
    const units = await unitsOfCourse(tx, actor, courseId)
    const act = { tx, learner: actor, origin, order: null, page, enrolment, unsaved }
    await settleCourse(act, { units, courseCompletedAt: null })
    await saveAll(tx, actor, courseId, unsaved)
  })
  return viewOf(needs, actor, courseId)
}

/** Moves an enrolment up to the current version; see `moved` for what is kept. */
export async function moveUp(
  needs: Needs,
  actor: Actor,
  courseId: CourseId,
  origin = originOf(actor, needs.clock.now()),
): Promise<EnrolmentAnswer> {
  const { db, courses } = needs
  const found = await enrolmentIn(db, actor, courseId)
  if (found === undefined) return { kind: 'not_enrolled' }
  const [from, page] = await Promise.all([pinnedPage(needs, found), courses.current(courseId)])
  if (page === null || page.version <= found.version) return viewOf(needs, actor, courseId)
  await db.transaction().execute(async (tx) => {
    const unsaved = nothingUnsaved()
    await lockProgress(tx, actor, courseId)
    const enrolment = await enrolmentIn(tx, actor, courseId)
    if (enrolment?.version !== found.version) return
    await pinVersion(tx, actor, courseId, page.version)
    const units = await unitsOfCourse(tx, actor, courseId)
    const doneSteps = await completedSteps(tx, actor, courseId)
    const stand = {
      units,
      steps: new Map<StepId, never>(),
      courseCompletedAt: enrolment.completion?.at ?? null,
    }
    const act = { tx, learner: actor, origin, order: null, page, enrolment, unsaved }
    const changes = moved(from.outline, page.outline, units, doneSteps, origin.at)
    for (const unit of unitsOf(page.outline)) {
      const after = changes.get(unit.id)
      if (after !== undefined) await become({ ...act, unit }, stand, after)
    }
    await settleCourse(act, stand)
    await saveAll(tx, actor, courseId, unsaved)
  })
  return viewOf(needs, actor, courseId)
}

async function viewOf(needs: Needs, actor: Actor, courseId: CourseId): Promise<EnrolmentAnswer> {
  const { enrolment, way } = await learnerInCourse(needs.db, actor, courseId)
  if (enrolment === undefined) return { kind: 'not_enrolled' }
  const page = await pinnedPage(needs, enrolment)
  return { kind: 'enrolled', enrolment: await enrolmentView(needs, enrolment, page, way) }
}

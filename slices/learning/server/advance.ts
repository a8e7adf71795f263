import { factOf, type Origin } from '@banxue/platform/events/publish'
import type { CoursePage, StepId, UnitId } from '#courses/contract'
import { CourseCompleted, StepCompleted, UnitCompleted, UnitOpened } from '#learning/events'
import { coverage } from './coverage.ts'
import { type OutlineStep, type OutlineUnit, requiredSteps } from './done.ts'
import { completeEnrolment, type Enrolled } from './enrolment-store.ts'
import { earliest, latest, mergeStep } from './merge.ts'
import type { Learner } from './needs.ts'
import {
  isUnitDone,
  noStepProgress,
  noUnitProgress,
  type StepProgress,
  type UnitProgress,
} from './progress.ts'
import { holdProgress, type Tx } from './progress-store.ts'
import { courseCompletion, lastCompletedAt, markUnit, settleStep, settleUnit } from './settle.ts'
import type { Spoken } from './two-latest.ts'
import type { Unsaved } from './unsaved.ts'

/** One learner's act in one unit, within the transaction that keeps it and publishes what it makes true. */
export interface Act {
  tx: Tx
  learner: Learner
  origin: Origin
  /** Place in what its device said; null where the device has not told. */
  order: number | null
  page: CoursePage
  unit: OutlineUnit
  enrolment: Enrolled | undefined
  /** Where progress and facts wait for the end of the transaction. */
  unsaved: Unsaved
}

/** What decides between this and other words of its device. */
export const spokenIn = ({ origin, order }: Act): Spoken => ({
  at: origin.at,
  sessionId: origin.sessionId ?? '',
  order,
})

/** How the learner stands after an act. */
export interface Standing {
  units: Map<UnitId, UnitProgress>
  steps: Map<StepId, StepProgress>
  courseCompletedAt: Date | null
}

/** Waits for the learner's other acts in the course, then says how they stand. */
export async function standing({ tx, learner, page, unit, enrolment }: Act): Promise<Standing> {
  return {
    ...(await holdProgress(tx, learner, { courseId: page.id, unitId: unit.id })),
    courseCompletedAt: enrolment?.completion?.at ?? null,
  }
}

/**
 * Adds work to a step and completes what that makes complete: the step, the unit, the course.
 *
 * @param isAct whether the work is a learning act even where it completes nothing
 */
export async function advanceStep(
  act: Act,
  stand: Standing,
  step: OutlineStep,
  { work, isAct }: { work: Partial<StepProgress>; isAct: boolean },
): Promise<void> {
  const { origin, page, unit, unsaved } = act
  const before = stand.steps.get(step.id) ?? noStepProgress
  const after = settleStep(step, mergeStep(before, { ...noStepProgress, ...work }), origin.at)
  stand.steps.set(step.id, after)
  unsaved.steps.set(step.id, { unitId: unit.id, progress: after })
  const isNewlyDone = before.completion === null && after.completion !== null
  if (isNewlyDone)
    unsaved.facts.push(
      factOf(StepCompleted, origin, {
        courseId: page.id,
        unitId: unit.id,
        stepId: step.id,
        stepKind: step.kind,
        by: 'learning',
      }),
    )
  await settle(act, stand, isAct || isNewlyDone)
}

/** Opens the unit, where it was not, and completes it, where a correction has left nothing to do. */
export async function settle(act: Act, stand: Standing, isAct = false): Promise<void> {
  const before = stand.units.get(act.unit.id) ?? noUnitProgress
  const { at } = act.origin
  const touched = {
    ...before,
    openedAt: earliest(before.openedAt, at),
    lastActAt: isAct ? latest(before.lastActAt, at) : before.lastActAt,
  }
  const lastAt = lastCompletedAt(
    requiredSteps(act.unit).map(({ id }) => stand.steps.get(id)),
    at,
  )
  await become(act, stand, settleUnit(act.unit, touched, doneIn(stand.steps), lastAt))
}

/** Completes the unit by the learner's word; its steps stay as they are, and nothing of it is a learning act. */
export async function mark(act: Act, stand: Standing): Promise<void> {
  const before = stand.units.get(act.unit.id) ?? noUnitProgress
  await become(act, stand, markUnit(before, act.origin.at))
}

/** The steps that are done, of those given. */
export const doneIn = (steps: ReadonlyMap<StepId, StepProgress>): Set<StepId> =>
  new Set([...steps].filter(([, step]) => step.completion !== null).map(([id]) => id))

/** Completes the course, where all it asks for is done and the learner is enrolled. */
export async function settleCourse(
  { tx, learner, origin, page, enrolment, unsaved }: Omit<Act, 'unit'>,
  stand: Pick<Standing, 'units' | 'courseCompletedAt'>,
): Promise<void> {
  const by = courseCompletion(page.outline, stand.units)
  if (by === null || enrolment === undefined || stand.courseCompletedAt !== null) return
  const at = lastCompletedAt(stand.units.values(), origin.at)
  if (!(await completeEnrolment(tx, learner, page.id, { at, by }))) return
  stand.courseCompletedAt = at
  unsaved.facts.push(
    factOf(
      CourseCompleted,
      { ...origin, at },
      {
        courseId: page.id,
        courseVersion: page.version,
        elapsedDays: Math.floor(sinceS(enrolment.enrolledAt, at) / 86_400),
        by,
      },
    ),
  )
}

/** Keeps how the unit now is and publishes what that makes true for the first time. */
export async function become(act: Act, stand: Standing, after: UnitProgress): Promise<void> {
  const { origin, page, unit, unsaved } = act
  const before = stand.units.get(unit.id) ?? noUnitProgress
  if (JSON.stringify(before) === JSON.stringify(after)) return
  stand.units.set(unit.id, after)
  unsaved.units.set(unit.id, after)
  const place = { courseId: page.id, unitId: unit.id }
  if (before.openedAt === null && after.openedAt !== null)
    unsaved.facts.push(factOf(UnitOpened, origin, place))
  if (before.completion === null && after.completion !== null) {
    const { at, by } = after.completion
    const elapsedS = sinceS(after.openedAt ?? at, at)
    const facts = { ...place, coverage: mediaCoverage(unit, stand.steps), elapsedS, by }
    unsaved.facts.push(factOf(UnitCompleted, { ...origin, at }, facts))
  }
  if (!isUnitDone(before) && isUnitDone(after)) await settleCourse(act, stand)
}

const sinceS = (from: Date, to: Date): number =>
  Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000))

/** Share of the unit's media played, 0 to 1; 1 where it has none. */
function mediaCoverage(unit: OutlineUnit, steps: ReadonlyMap<StepId, StepProgress>): number {
  const videos = unit.steps.filter(({ kind }) => kind === 'video')
  const totalS = videos.reduce((sum, { estimatedS }) => sum + estimatedS, 0)
  if (totalS === 0) return 1
  const playedS = videos.reduce(
    (sum, { id, estimatedS }) => sum + coverage(steps.get(id)?.spans ?? [], estimatedS) * estimatedS,
    0,
  )
  return playedS / totalS
}

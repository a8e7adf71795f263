import type { School } from '../../apps/server/compose.ts'
import type { CourseId, Step, UnitId } from '@banxue/slices/courses/contract'
import type { Enrolment, UnitView } from '@banxue/slices/learning/contract'
import { type Caller, callerOf, type SimulatedLearner } from './caller.ts'
import type { Sitting } from './life.ts'
import type { MovedClock } from './moved-clock.ts'
import { type Random, randomOf } from './random.ts'
import { type InStep, pageMeasured } from './telemetry.ts'
import type { Traits } from './traits.ts'
import { passBy, watch } from './watch.ts'
import { doStep, type Work } from './work-through.ts'

/** A place at which learners sit down one after the other: a school of its own clock on the school's database. */
export interface Desk {
  school: School
  clock: MovedClock
  /** The demo's courses, in the order that traits name them by. */
  courses: readonly CourseId[]
}

/**
 * A sitting through the procedures that browsers call: open, read, answer, report, until the time is over.
 *
 * @returns whether they leave for good: finished all they came for, or had enough
 */
export async function sit(desk: Desk, learner: SimulatedLearner, sitting: Sitting): Promise<boolean> {
  const { school, clock } = desk
  const { traits } = learner
  clock.set(sitting.at)
  const random = randomOf(
    Math.imul(learner.index + 1, 0x27d4eb2f) ^ Math.floor(sitting.at.getTime() / 60_000),
  )
  const call = callerOf(school, learner)
  const enrolment = await courseOf(desk, call, traits)
  if (enrolment?.next == null) return true
  const overMs = sitting.at.getTime() + sitting.minutes * 60_000
  let unitId: UnitId | undefined = enrolment.next.place.unitId
  let troubles = 0
  while (unitId !== undefined && clock.now().getTime() < overMs) {
    const unit: UnitView = await call.learning.openUnit({ courseId: enrolment.courseId, unitId })
    const revision = await school.courses.reads.revision(unit.revision)
    const work: Work = { clock, traits, random, watched: learner.watched, acts: [], events: [], troubles: 0 }
    const isTired = workThrough(work, unit, revision?.steps ?? [], overMs)
    work.events.push(pageMeasured(clock.now(), traits, random))
    await send(call, learner, work)
    troubles += work.troubles
    unitId = isTired ? undefined : unit.next?.unitId
  }
  return hasHadEnough(troubles, traits, random)
}

/** Enrols somebody who then never begins. */
export async function enrolOnly(desk: Desk, learner: SimulatedLearner, at: Date): Promise<void> {
  desk.clock.set(at)
  await courseOf(desk, callerOf(desk.school, learner), learner.traits)
}

/** The course they are at, enrolled in where they were not; null where all that they came for is done. */
async function courseOf(
  { courses }: Desk,
  call: Caller,
  { course, goesOn }: Traits,
): Promise<Enrolment | null> {
  const wanted = courses.map((_, index) => courses[(index + course) % courses.length])
  const enrolments = await call.learning.listEnrolments()
  for (const courseId of goesOn ? wanted : wanted.slice(0, 1)) {
    if (courseId === undefined) continue
    const found = enrolments.find((each) => each.courseId === courseId)
    if (found === undefined) return call.learning.enrol({ courseId })
    if (found.next !== null) return found
  }
  return null
}

/** Does what is to be done in a unit; answers whether they have had enough of sitting there. */
function workThrough(work: Work, unit: UnitView, steps: readonly Step[], overMs: number): boolean {
  const { courseId, unitId } = unit
  const states = new Map(unit.states.map((state) => [state.stepId, state]))
  for (const step of steps) {
    if ((states.get(step.id)?.completedAt ?? null) !== null) continue
    if (work.clock.now().getTime() >= overMs) return true
    const place = { courseId, unitId, stepId: step.id }
    if (step.content.kind === 'video') {
      if (!watchOn(work, unit, place)) return true
    } else if (step.moment !== undefined) {
      const seenS = work.watched.get(step.moment.videoStepId) ?? 0
      if (seenS < step.moment.atS) continue
      if (work.random.chance(0.7)) doStep(work, place, step)
      else passBy(work, place, step.moment)
    } else if (step.isRequired || work.random.chance(0.6)) doStep(work, place, step)
  }
  return false
}

/**
 * Watches on from where they were. What was watched becomes progress a little later, when a reader has folded it, so
 * they remember it themselves.
 *
 * @returns whether they go on with the unit
 */
function watchOn(work: Work, unit: UnitView, place: InStep): boolean {
  const content = unit.steps.find(({ id }) => id === place.stepId)?.content
  const playback = content?.kind === 'video' ? content.playback : null
  if (playback === null || playback.durationS === 0) return true
  const seen = unit.states.find(({ stepId }) => stepId === place.stepId)?.seen ?? []
  const fromS = Math.max(work.watched.get(place.stepId) ?? 0, ...seen.map(([, toS]) => toS))
  if (fromS >= playback.durationS * 0.9) return true
  const { toS, isFinished } = watch(work, place, playback, fromS)
  work.watched.set(place.stepId, toS)
  return isFinished || work.random.chance(0.4)
}

async function send(call: Caller, { personId, traits }: SimulatedLearner, work: Work): Promise<void> {
  const { clock, acts, events } = work
  const sentAt = clock.now()
  if (acts.length > 0) await call.learning.sync({ personId, sentAt, acts })
  for (let at = 0; at < events.length; at += 200)
    await call.spine.send({
      personId,
      visitorId: personId,
      sentAt: sentAt.toISOString(),
      device: traits.device,
      events: events.slice(at, at + 200),
    })
}

const patience = { steady: 0.3, curious: 1, impulsive: 2 } as const

const hasHadEnough = (troubles: number, { motive }: Traits, random: Random): boolean =>
  random.chance(Math.min(0.5, 0.03 * troubles * patience[motive]))

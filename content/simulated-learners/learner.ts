import { randomUUID } from 'node:crypto'
import { createRouterClient } from '@orpc/server'
import type { RequestContext } from '@banxue/platform/api/context'
import type { Actor } from '@banxue/platform/auth/actor'
import type { SentEvent } from '@banxue/platform/events/contract'
import type { CourseId, Step, StepId, UnitId } from '@banxue/slices/courses/contract'
import type { School } from '../../apps/server/compose.ts'
import { drawAnswer } from './answer.ts'
import { attendanceOf } from './attendance.ts'
import type { Sitting } from './life.ts'
import type { MovedClock } from './moved-clock.ts'
import type { Random } from './random.ts'
import type { Traits } from './traits.ts'

interface Needs {
  school: School
  clock: MovedClock
  courseId: CourseId
}

export interface SimulatedLearner {
  personId: string
  traits: Traits
  random: Random
}

/** A sitting of some steps, none too, through the procedures that browsers call: open, read, answer, report, until tired or done. */
export async function sit(needs: Needs, learner: SimulatedLearner, { at, steps }: Sitting): Promise<void> {
  const { school, clock, courseId } = needs
  const { traits, random } = learner
  clock.set(at)
  const call = createRouterClient(school.router, { context: contextOf(learner) })
  if ((await enrolmentIn(call, courseId)) === undefined) await call.learning.enrol({ courseId })
  let left = steps
  while (left > 0) {
    const next = (await enrolmentIn(call, courseId))?.next ?? null
    if (next === null) return
    const { unitId } = next.place
    const unit = await call.learning.openUnit({ courseId, unitId })
    const content = await school.courses.reads.revision(unit.revision)
    const done = new Set(
      unit.states.filter(({ completedAt }) => completedAt !== null).map(({ stepId }) => stepId),
    )
    const events: SentEvent[] = []
    for (const step of content?.steps.filter(({ id }) => !done.has(id)).slice(0, left) ?? []) {
      const from = clock.now()
      const durationS = await doStep(needs, learner, call, unitId, step)
      events.push(
        ...attendanceOf({ place: { courseId, unitId, stepId: step.id }, from, durationS, zone: traits.zone }),
      )
      left -= 1
    }
    await report(call, learner, clock, events)
    if (events.length === 0 || random.chance(0.15)) return
  }
}

type Call = ReturnType<typeof createRouterClient<School['router'], Record<never, never>>>

const enrolmentIn = async (call: Call, courseId: CourseId) =>
  (await call.learning.listEnrolments()).find((each) => each.courseId === courseId)

/** @returns seconds the step took; the clock has moved by them */
async function doStep(
  { clock, courseId }: Needs,
  { traits, random }: SimulatedLearner,
  call: Call,
  unitId: UnitId,
  step: Step,
): Promise<number> {
  const place = { courseId, unitId, stepId: step.id as StepId }
  const began = clock.now()
  const passed = () => (clock.now().getTime() - began.getTime()) / 1000
  clock.advance(step.estimatedS * random.around(0.4, 1.5) * 1000)
  if (step.content.kind === 'reading') {
    await call.learning.recordReading({
      ...place,
      pageId: randomUUID(),
      visibleS: passed(),
      reachedEnd: true,
    })
    return passed()
  }
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const isRight = random.chance(Math.min(0.97, traits.ability + attempt * 0.25))
    const answer = drawAnswer(step, isRight, traits, random)
    if (answer === null) break
    await call.learning.answer({ ...place, attemptId: randomUUID(), answer, elapsedS: Math.round(passed()) })
    if (isRight || step.content.kind === 'open' || random.chance(0.3)) break
    clock.advance(random.around(8, 30) * 1000)
  }
  return passed()
}

async function report(
  call: Call,
  { personId, traits }: SimulatedLearner,
  clock: MovedClock,
  events: readonly SentEvent[],
): Promise<void> {
  for (let at = 0; at < events.length; at += 100)
    await call.spine.send({
      personId,
      visitorId: personId,
      sentAt: clock.now().toISOString(),
      device: traits.device,
      events: events.slice(at, at + 100),
    })
}

function contextOf({ personId, traits }: SimulatedLearner): RequestContext {
  const actor: Actor = {
    personId,
    kind: 'member',
    roles: ['learner'],
    simulated: true,
    language: traits.language,
    zone: traits.zone,
    sessionId: randomUUID(),
  }
  return {
    actor,
    language: traits.language,
    ref: 'SIMULA',
    headers: new Headers(),
    resHeaders: new Headers(),
  }
}

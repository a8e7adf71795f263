import { randomUUID } from 'node:crypto'
import type { SentEvent } from '@banxue/platform/events/contract'
import type { Step, StepId } from '@banxue/slices/courses/contract'
import type { Act, SentAct } from '@banxue/slices/learning/contract'
import { drawAnswer } from './answer.ts'
import type { MovedClock } from './moved-clock.ts'
import type { Random } from './random.ts'
import { attendanceOf, type InStep } from './telemetry.ts'
import type { Traits } from './traits.ts'

/** Somebody at work in a unit: what they do is kept here until it is sent, as a browser keeps it. */
export interface Work {
  clock: MovedClock
  traits: Traits
  random: Random
  /** Media seconds up to which they remember videos, by step. */
  watched: Map<StepId, number>
  acts: SentAct[]
  events: SentEvent[]
  /** Questions that they gave up on, and stalls that they sat through: what makes people leave. */
  troubles: number
}

/** Does one step that is no video; the clock has moved by the time it took. */
export function doStep(work: Work, place: Omit<InStep, 'stepId'>, step: Step): void {
  const { clock, traits, random } = work
  const at = { ...place, stepId: step.id }
  const began = clock.now()
  const passedS = () => Math.round((clock.now().getTime() - began.getTime()) / 1000)
  clock.advance(Math.max(2, step.estimatedS * traits.pace * random.around(0.5, 1.5)) * 1000)
  if (step.content.kind === 'reading')
    told(work, { kind: 'reading', ...at, pageId: randomUUID(), visibleS: passedS(), reachedEnd: true })
  else answer(work, step, (given) => told(work, { ...given, ...at, elapsedS: passedS() }))
  work.events.push(...attendanceOf(at, began, passedS(), traits.zone))
}

type Given = Omit<Extract<Act, { kind: 'answer' }>, keyof InStep | 'elapsedS'>

function answer(work: Work, step: Step, tell: (given: Given) => void): void {
  const { clock, traits, random } = work
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const chance = traits.ability - hardness(step.id) + attempt * 0.2
    const isRight = random.chance(Math.min(0.97, Math.max(0.08, chance)))
    const drawn = drawAnswer(step, isRight, traits, random)
    if (drawn === null) return
    tell({ kind: 'answer', attemptId: randomUUID(), answer: drawn })
    if (isRight || step.content.kind === 'open') return
    if (random.chance(0.3)) break
    clock.advance(random.around(8, 30) * 1000)
  }
  work.troubles += 1
}

/**
 * How much harder a question is than an easy one, 0 to 0.45: hidden in it, the same for everybody. One in nine is a
 * wall.
 */
export function hardness(stepId: StepId): number {
  let hash = 0x811c9dc5
  for (const letter of stepId) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  const share = (hash >>> 8) / 0x1000000
  return share < 1 / 9 ? 0.45 : share * 0.2
}

function told({ clock, traits, acts }: Work, act: Act): void {
  const at = clock.now()
  acts.push({
    id: randomUUID(),
    at,
    zone: traits.zone,
    order: at.getTime(),
    ageMs: null,
    lastAckAt: null,
    act,
  })
}

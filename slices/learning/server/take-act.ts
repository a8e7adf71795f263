import { callersOf } from '@banxue/platform/api/guard'
import type { Actor } from '@banxue/platform/auth/actor'
import { isAllowed } from '#identity/contract'
import type { Act as Told, ActResult, Progressed, RefusalCode, SentAct } from '#learning/contract'
import { type Arrival, originOfAct } from './act-time.ts'
import { type Act, spokenIn, type Standing } from './advance.ts'
import { type Answered, answerIn } from './answer.ts'
import { type Drafted, keepDraftIn } from './half-written.ts'
import type { HeldCourse } from './held-course.ts'
import { type AtStep, stepOf } from './in-step.ts'
import { markDoneIn } from './mark-done.ts'
import type { Needs } from './needs.ts'
import { keepNote } from './notes.ts'
import type { Place } from './place.ts'
import type { Places } from './places.ts'
import { savePosition } from './position-store.ts'
import { type Recorded, recordReadingIn } from './record-reading.ts'

interface Desk {
  /** Its database is the transaction that holds the course. */
  needs: Needs
  actor: Actor
  arrival: Arrival
  held: HeldCourse
  places: Places
}

type InUnit = Exclude<Told, { kind: 'move_up' | 'note' }>
type State = Pick<Extract<ActResult, { kind: 'arrived' }>, 'step' | 'unit' | 'course'>

/** Does one act in a unit, within the transaction that holds its course; a bad one refuses itself alone. */
export async function takeAct(
  { needs, actor, arrival, held, places }: Desk,
  { act: told, ...sent }: SentAct,
): Promise<ActResult> {
  const { id, order } = sent
  if (told.kind === 'move_up') throw new Error('Moving up is no act in a unit')
  if (told.kind === 'note') {
    const { at } = originOfAct(actor, sent, arrival)
    const noted = await keepNote(needs, actor, told, { at, order, sessionId: actor.sessionId ?? '' })
    return noted.kind === 'noted'
      ? { kind: 'arrived', id, ...nothing }
      : { kind: 'refused', id, code: codes[noted.kind] }
  }
  const place = places.get(told.unitId) ?? { kind: 'not_found' }
  if (place.kind !== 'place') return { kind: 'refused', id, code: codes[place.kind] }
  const act = held.act(place.unit, { origin: originOfAct(actor, sent, arrival), order })
  const done = await take(act, await held.standIn(told.unitId), { place, actor, told })
  return typeof done === 'string' ? { kind: 'refused', id, code: done } : { kind: 'arrived', id, ...done }
}

async function take(
  act: Act,
  stand: Standing,
  { place, actor, told }: { place: Place; actor: Actor; told: InUnit },
): Promise<State | RefusalCode> {
  if (told.kind === 'done') {
    if (!isAllowed('learning.take', callersOf(actor))) return 'FORBIDDEN'
    return { ...nothing, unit: (await markDoneIn(act, stand)).state }
  }
  const found = stepOf(place, told.stepId)
  return 'kind' in found ? codes[found.kind] : takeAtStep(act, stand, found, told)
}

async function takeAtStep(
  act: Act,
  stand: Standing,
  found: AtStep,
  told: Exclude<InUnit, { kind: 'done' }>,
): Promise<State | RefusalCode> {
  switch (told.kind) {
    case 'answer':
      return stateOf(await answerIn(act, stand, found, told))
    case 'reading':
      return stateOf(await recordReadingIn(act, stand, found, told))
    case 'draft':
      return stateOf(await keepDraftIn(act, stand, found, told.answer))
    case 'position': {
      const { courseId, unitId, stepId, atS } = told
      const word = { ...spokenIn(act), value: { stepId, atS } }
      await savePosition(act.tx, act.learner, { courseId, unitId }, word)
      return nothing
    }
  }
}

const nothing: State = { step: null, unit: null, course: null }

function stateOf(done: Answered | Recorded | Drafted): State | RefusalCode {
  if ('progressed' in done) return done.progressed satisfies Progressed
  return done.kind === 'drafted' ? { ...nothing, step: done.state } : codes[done.kind]
}

const codes = {
  not_found: 'NOT_FOUND',
  not_enrolled: 'NOT_ENROLLED',
  guests_first_unit_only: 'GUESTS_FIRST_UNIT_ONLY',
  bad_answer: 'BAD_ANSWER',
} as const satisfies Record<string, RefusalCode>

import type { StepId } from '#courses/contract'
import type { Answer, StepState, UnitState, UnitView } from '#learning/contract'
import { feedbackOn, fits, grade } from '#learning/rules'
import { missingSteps, stateOf, withStep } from '../player/unit-flow.ts'
import { missingFor } from '../reading-time.ts'
import type { Keys } from './saved-unit.ts'

/** Something that was done on this device and has not arrived. */
export interface WaitingAct {
  act:
    | { kind: 'answer'; stepId: StepId; answer: Answer }
    | { kind: 'reading'; stepId: StepId; visibleS: number; reachedEnd: boolean }
    | { kind: 'watched'; stepId: StepId; isEnough: boolean }
    | { kind: 'position'; stepId: StepId; atS?: number | null }
    | { kind: 'done' }
  /** Device time. */
  at: Date
}

/**
 * A saved unit as it will stand once what waits has arrived: answers are graded by the keys that were taken along, as
 * the server will grade them again, and what is done counts. Nothing of this is kept: the server's word takes its place
 * as soon as it comes.
 *
 * @param waiting in the order in which it was done
 */
export function asIfArrived(view: UnitView, waiting: readonly WaitingAct[], keys: Keys): UnitView {
  let now = view
  for (const { act, at } of waiting) {
    if (act.kind === 'done') {
      now = markedDone(now, at)
      continue
    }
    const state = stateOf(now, act.stepId)
    if (state === undefined) continue
    if (act.kind === 'answer') now = withStep(now, answered(state, act.answer, at, keys))
    else if (act.kind === 'position') now = stoodAt(now, act, at)
    else if (isThrough(now, waiting, act)) now = withStep(now, done(state, at))
  }
  return now === view ? view : { ...now, state: unitAsIf(now, waiting.at(-1)?.at ?? new Date()) }
}

function answered(state: StepState, answer: Answer, at: Date, keys: Keys): StepState {
  const content = keys.get(state.stepId)
  if (content === undefined || !fits(content, answer)) return state
  const attempts = state.attemptCount + 1
  const wasRight = state.lastFeedback?.isRight === true || grade(content, answer) === true
  return {
    ...done(state, at),
    attemptCount: attempts,
    lastAnswer: answer,
    lastFeedback: feedbackOn(content, answer, { attempts, wasRight }),
    draft: null,
  }
}

const done = (state: StepState, at: Date): StepState =>
  state.completedAt === null ? { ...state, completedAt: at, completedBy: 'learning' } : state

function stoodAt(view: UnitView, { stepId, atS = null }: { stepId: StepId; atS?: number | null }, at: Date) {
  const isLater = view.position === null || view.position.savedAt <= at
  return isLater ? { ...view, position: { stepId, atS, savedAt: at } } : view
}

const markedDone = (view: UnitView, at: Date): UnitView =>
  view.state.completedAt === null
    ? { ...view, state: { ...view.state, completedAt: at, completedBy: 'self', progress: 1 } }
    : view

type Through = Extract<WaitingAct['act'], { kind: 'reading' | 'watched' }>

/** Whether a reading or a video is through, by all that waits of it. */
function isThrough(view: UnitView, waiting: readonly WaitingAct[], act: Through): boolean {
  if (act.kind === 'watched') return act.isEnough
  const step = view.steps.find(({ id }) => id === act.stepId)
  if (step === undefined) return false
  const readings = waiting.flatMap(({ act: one }) =>
    one.kind === 'reading' && one.stepId === act.stepId ? [one] : [],
  )
  const missing = missingFor(step.estimatedS, {
    visibleS: readings.reduce((sum, { visibleS }) => sum + visibleS, 0),
    reachedEnd: readings.some(({ reachedEnd }) => reachedEnd),
  })
  return !missing.end && missing.seconds === 0
}

function unitAsIf(view: UnitView, at: Date): UnitState {
  const { state } = view
  if (state.completedAt !== null) return state
  const missing = missingSteps(view).length
  const required = view.steps.filter(({ isRequired }) => isRequired).length || view.steps.length
  const openedAt = state.openedAt ?? at
  if (missing > 0) return { ...state, openedAt, progress: 1 - missing / required }
  return { ...state, openedAt, completedAt: at, completedBy: 'learning', progress: 1 }
}

import type { StepId } from '#courses/contract'
import type { Progressed, StepState, StepView, UnitView } from '#learning/contract'

/** Where a learner stands in a unit: before its first step, at a step, or after its last. */
export type Slot = 'opening' | 'ending' | StepId

/** The stations of a unit in order. A unit that says neither goal nor hook begins with its first step. */
export function slotsOf({ goal, hook, steps }: UnitView): Slot[] {
  const opening: Slot[] = goal === null && hook === null ? [] : ['opening']
  return [...opening, ...stationsOf(steps).map((step) => step.id), 'ending']
}

/** The steps that are stations of their own; a question inside a video belongs to the video's. */
export const stationsOf = (steps: readonly StepView[]): StepView[] =>
  steps.filter((step) => videoOf(steps, step) === null)

/** The video that asks a step; null for a step of its own, and where that video is gone. */
function videoOf(steps: readonly StepView[], { moment }: StepView): StepView | null {
  return steps.find((step) => step.id === moment?.videoStepId && step.content.kind === 'video') ?? null
}

/** Where a step is met: its own station, or the video that asks it. */
export function stationOf({ steps }: UnitView, slot: Slot): { slot: Slot; asks: StepId | null } {
  const step = steps.find(({ id }) => id === slot)
  const video = step === undefined ? null : videoOf(steps, step)
  return video === null || step === undefined ? { slot, asks: null } : { slot: video.id, asks: step.id }
}

/**
 * Where to begin: the step last stood at, in a unit that is under way; a unit that is new or done begins at
 * its beginning.
 */
export function startSlot(view: UnitView): Slot {
  const [first] = slotsOf(view)
  if (view.state.completedAt !== null) return first ?? 'ending'
  if (view.position !== null) return stationOf(view, view.position.stepId).slot
  const isFresh = view.states.every((state) => state.completedAt === null && state.draft === null)
  return isFresh ? (first ?? 'ending') : stationOf(view, missingSteps(view)[0] ?? 'ending').slot
}

/**
 * The step to which another device has gone on since this page opened the unit; null where it has not. What is done
 * here counts as the learner's place at once, so any other place was told by the school.
 *
 * @param opened where the learner stood when the page opened the unit
 */
export function elsewhereOf(
  view: UnitView,
  slot: Slot,
  { opened, hasMoved }: { opened: UnitView['position']; hasMoved: boolean },
): StepId | null {
  const { position, state, steps } = view
  if (position === null || state.completedAt !== null || !steps.some(({ id }) => id === position.stepId))
    return null
  if (!hasMoved && opened?.stepId === position.stepId) return null
  // The ends of a unit are no place that is kept.
  if (slot === 'ending' || (slot === 'opening' && hasMoved)) return null
  return stationOf(view, position.stepId).slot === slot ? null : position.stepId
}

/** The station so many steps on (or back); it stays at either end. */
export function neighbour(view: UnitView, slot: Slot, by: 1 | -1): Slot {
  const slots = slotsOf(view)
  return slots[slots.indexOf(slot) + by] ?? slot
}

/** Steps the unit asks for that are not done, in order. */
export function missingSteps(view: UnitView): StepId[] {
  const required = view.steps.filter((step) => step.isRequired)
  const asked = required.length > 0 ? required : view.steps
  return asked.map((step) => step.id).filter((id) => stateOf(view, id)?.completedAt == null)
}

export const stateOf = (view: UnitView, stepId: StepId): StepState | undefined =>
  view.states.find((state) => state.stepId === stepId)

/** The view with what an act of learning changed. */
export function withStep(view: UnitView, step: StepState, unit?: Progressed['unit']): UnitView {
  return {
    ...view,
    states: view.states.map((state) => (state.stepId === step.stepId ? step : state)),
    state: unit ?? view.state,
  }
}

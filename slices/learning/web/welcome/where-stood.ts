import type { StepId } from '#courses/contract'
import type { Answer, StepView, UnitView } from '#learning/contract'
import { stateOf, stationOf, stationsOf } from '../player/unit-flow.ts'

/** Where somebody stood in a unit when they left it. */
export interface Stood {
  step: StepView
  /** Place of the step in the unit, from 1, of so many. */
  number: number
  count: number
  /** Media second of a video; null elsewhere, and at its very beginning. */
  atS: number | null
  /** What was half written there; null where nothing was. */
  draft: Answer | null
}

/** Where a unit was left: at the place last stood, else at the newest half-written answer. Null where neither is known. */
export function whereStood(view: UnitView): Stood | null {
  const drafts = view.states
    .filter(({ draft }) => draft !== null)
    .toSorted((a, b) => Number(b.draft?.savedAt) - Number(a.draft?.savedAt))
  const stepId = view.position?.stepId ?? drafts[0]?.stepId
  if (stepId === undefined || view.state.completedAt !== null) return null
  const stations = stationsOf(view.steps)
  const { slot, asks } = stationOf(view, stepId)
  const index = stations.findIndex(({ id }) => id === slot)
  const step = stations[index]
  if (step === undefined) return null
  const atS = step.content.kind === 'video' ? (view.position?.atS ?? 0) : 0
  return {
    step,
    number: index + 1,
    count: stations.length,
    atS: atS > 0 ? atS : null,
    draft: draftAt(view, asks ?? step.id),
  }
}

const draftAt = (view: UnitView, stepId: StepId) => stateOf(view, stepId)?.draft?.answer ?? null

/** The beginning of words that were written; null of an answer without words. */
export function wordsOf(draft: Answer): string | null {
  const text = 'text' in draft ? draft.text.trim() : ''
  return text === '' ? null : text
}

import type { StepId } from '#courses/contract'
import type { StepView, UnitView } from '#learning/contract'
import type { QuestionContent } from '../player/question.ts'

/** A step that a video stops for. */
export interface Moment {
  step: StepView
  /** Media second. */
  atS: number
  /** It needs no answer any more: right, or handed in. */
  isSettled: boolean
  /** The learner answered it, right or wrong. */
  isAnswered: boolean
}

/** What a video asks, in the order in which it asks. */
export function momentsOf(view: UnitView, videoStepId: StepId): Moment[] {
  return view.steps
    .flatMap((step) => {
      if (step.moment?.videoStepId !== videoStepId) return []
      const state = view.states.find((one) => one.stepId === step.id)
      const isSettled = state?.lastFeedback != null && state.lastFeedback.isRight !== false
      return [{ step, atS: step.moment.atS, isSettled, isAnswered: state?.completedAt != null }]
    })
    .toSorted((a, b) => a.atS - b.atS)
}

/**
 * The question that playing from one moment to another has come to; each is asked once in a sitting, and never
 * again once it is settled.
 */
export function dueMoment(
  moments: readonly Moment[],
  fromS: number,
  toS: number,
  asked: ReadonlySet<StepId>,
): Moment | null {
  const due = moments.find(
    ({ step, atS, isSettled }) => !isSettled && !asked.has(step.id) && atS > fromS - 0.001 && atS <= toS,
  )
  return due ?? null
}

type Asked = StepView & { content: QuestionContent }

/** The step as a question; null where it is of another kind, which a video does not stop for. */
export function questionOf(step: StepView): Asked | null {
  const { content } = step
  return content.kind === 'reading' || content.kind === 'video' ? null : { ...step, content }
}

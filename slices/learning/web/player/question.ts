import type { Answer, StepState, StepView } from '#learning/contract'

export type QuestionContent = Exclude<StepView['content'], { kind: 'reading' | 'video' }>

/** How a question stands between the learner and the school. */
export type Phase =
  /** It waits for an answer. */
  | 'asking'
  /** The answer is on its way, or waits on this device for a network. */
  | 'sending'
  | 'right'
  /** Wrong, and worth another try. */
  | 'wrong'
  /** Wrong for the third time: the key is shown. */
  | 'revealed'
  /** An open answer was handed in; nobody grades it. */
  | 'submitted'

/** Wrong answers after which the key is shown. */
const tries = 3

/** @param isAgain the learner answers anew: they asked to, or something is half written */
export function phaseOf(state: StepState | undefined, isSending: boolean, isAgain: boolean): Phase {
  if (isSending) return 'sending'
  const feedback = state?.lastFeedback ?? null
  if (state === undefined || feedback === null || isAgain) return 'asking'
  if (feedback.isRight === null) return 'submitted'
  if (feedback.isRight) return 'right'
  return state.attemptCount >= tries ? 'revealed' : 'wrong'
}

/** Wrong answers left before the key is shown, at least one. */
export const triesLeft = (state: StepState | undefined): number =>
  Math.max(1, tries - (state?.attemptCount ?? 0))

/** Nothing said yet. */
export function blankAnswer(content: QuestionContent): Answer {
  return content.kind === 'choice' ? { kind: 'choice', optionIds: [] } : { kind: content.kind, text: '' }
}

/** Whether there is something to check. */
export function isSaid(answer: Answer): boolean {
  return answer.kind === 'choice' ? answer.optionIds.length > 0 : answer.text.trim() !== ''
}

/** The answer after a press on an option: the only one, or one more or less. */
export function press(answer: Answer, optionId: string, form: 'single' | 'multiple'): Answer {
  const picked = answer.kind === 'choice' ? answer.optionIds : []
  if (form === 'single') return { kind: 'choice', optionIds: [optionId] }
  const optionIds = picked.includes(optionId) ? picked.filter((id) => id !== optionId) : [...picked, optionId]
  return { kind: 'choice', optionIds }
}

/** Where another try begins: words to mend, or no option. */
export function retryFrom(content: QuestionContent, last: Answer | null): Answer {
  return last === null || last.kind === 'choice' ? blankAnswer(content) : last
}

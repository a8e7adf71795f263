import type { Answer, Feedback, StepState, StepView } from '#learning/contract'

export type QuestionContent = Exclude<StepView['content'], { kind: 'reading' | 'video' }>

/** A question of this kind. */
export type ContentOf<Kind extends QuestionContent['kind']> = Extract<QuestionContent, { kind: Kind }>

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
export function blankAnswer({ kind }: QuestionContent): Answer {
  switch (kind) {
    case 'choice':
      return { kind, optionIds: [] }
    case 'order':
      return { kind, itemIds: [] }
    case 'match':
      return { kind, pairs: [] }
    case 'cloze':
      return { kind, gaps: [] }
    case 'text':
    case 'number':
    case 'open':
      return { kind, text: '' }
  }
}

/** Whether there is something to check: an order once anything was moved, pairs and gaps once there is one. */
export function isSaid(answer: Answer): boolean {
  switch (answer.kind) {
    case 'choice':
      return answer.optionIds.length > 0
    case 'order':
      return answer.itemIds.length > 0
    case 'match':
      return answer.pairs.length > 0
    case 'cloze':
      return answer.gaps.some(({ text }) => text.trim() !== '')
    case 'text':
    case 'number':
    case 'open':
      return answer.text.trim() !== ''
  }
}

/** Whether a question of this kind has a key to show after the last try. */
export const hasKey = ({ kind }: QuestionContent): boolean =>
  kind === 'choice' || kind === 'order' || kind === 'match' || kind === 'cloze'

/** The answer after a press on an option: the only one, or one more or less. */
export function press(answer: Answer, optionId: string, form: 'single' | 'multiple'): Answer {
  const picked = answer.kind === 'choice' ? answer.optionIds : []
  if (form === 'single') return { kind: 'choice', optionIds: [optionId] }
  const optionIds = picked.includes(optionId) ? picked.filter((id) => id !== optionId) : [...picked, optionId]
  return { kind: 'choice', optionIds }
}

/** Where another try begins: words or an order to mend, the pairs that were right, or no option. */
export function retryFrom(content: QuestionContent, last: Answer | null, feedback: Feedback | null): Answer {
  if (last === null || last.kind === 'choice') return blankAnswer(content)
  if (last.kind !== 'match') return last
  const right = new Set(feedback?.options.filter(({ isRight }) => isRight).map(({ id }) => id))
  return { kind: 'match', pairs: last.pairs.filter(({ id }) => right.has(id)) }
}

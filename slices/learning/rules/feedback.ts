import type { Localized } from '@banxue/platform/i18n/language'
import type { StepContent } from '#courses/contract'
import type { Answer, Feedback } from '#learning/contract'
import { grade } from './grade.ts'
import { solutionOf, verdictsOn } from './parts.ts'

/** What a learner's attempts at a question amount to, the present one included. */
export interface Tries {
  attempts: number
  wasRight: boolean
}

const triesBeforeKey = 3

/**
 * What is said to an answer: its own words. The key, and the explanation, which mostly tells it, are given once the
 * learner was right or has tried three times; the explanation also where the answer has no words of its own.
 */
export function feedbackOn(content: StepContent, answer: Answer, tries: Tries): Feedback {
  const isRight = grade(content, answer)
  const showsKey = tries.wasRight || isRight === true || tries.attempts >= triesBeforeKey
  const silent: Feedback = {
    isRight,
    options: [],
    message: null,
    explanation: null,
    rightOptionIds: [],
    solution: null,
    modelAnswer: null,
  }
  switch (content.kind) {
    case 'reading':
    case 'video':
      return silent
    case 'open':
      return { ...silent, modelAnswer: content.modelAnswer }
    case 'text':
    case 'number': {
      const message = isRight ? content.rightFeedback : content.wrongFeedback
      return { ...silent, message, explanation: showsKey || message === null ? content.explanation : null }
    }
    case 'order':
    case 'match':
    case 'cloze': {
      const message = isRight ? content.rightFeedback : content.wrongFeedback
      return {
        ...silent,
        options: verdictsOn(content, answer).map((part) => ({ ...part, feedback: null })),
        message,
        explanation: showsKey || message === null ? content.explanation : null,
        solution: showsKey ? solutionOf(content) : null,
      }
    }
    case 'choice': {
      const picked = answer.kind === 'choice' ? answer.optionIds : []
      const options = picked.flatMap((id) => wordsFor(content.options, id))
      const saysWhy = options.some(({ feedback }) => feedback !== null)
      const right = content.options.filter((option) => option.isRight)
      return {
        ...silent,
        options,
        explanation: showsKey || !saysWhy ? unsaid(content.explanation, options) : null,
        rightOptionIds: showsKey ? right.map((option) => option.id) : [],
      }
    }
  }
}

/** An explanation that says what a picked option said already is left out: imported books often repeat it. */
function unsaid(explanation: Localized | null, options: Feedback['options']): Localized | null {
  const said = JSON.stringify(explanation)
  return options.some(({ feedback }) => JSON.stringify(feedback) === said) ? null : explanation
}

type Options = Extract<StepContent, { kind: 'choice' }>['options']

function wordsFor(options: Options, id: string): Feedback['options'] {
  return options
    .filter((option) => option.id === id)
    .map(({ isRight, feedback }) => ({ id, isRight, feedback }))
}

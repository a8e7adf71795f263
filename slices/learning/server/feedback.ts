import type { StepContent } from '#courses/contract'
import type { Answer, Feedback } from '#learning/contract'
import { grade } from './grade.ts'

/** What a learner's attempts at a question amount to, the present one included. */
export interface Tries {
  attempts: number
  wasRight: boolean
}

const triesBeforeKey = 3

/** What is said to an answer. The key is given once the learner was right or has tried three times. */
export function feedbackOn(content: StepContent, answer: Answer, tries: Tries): Feedback {
  const isRight = grade(content, answer)
  const silent: Feedback = {
    isRight,
    options: [],
    message: null,
    explanation: null,
    rightOptionIds: [],
    modelAnswer: null,
  }
  switch (content.kind) {
    case 'reading':
      return silent
    case 'open':
      return { ...silent, modelAnswer: content.modelAnswer }
    case 'text':
    case 'number':
      return {
        ...silent,
        message: isRight ? content.rightFeedback : content.wrongFeedback,
        explanation: content.explanation,
      }
    case 'choice': {
      const showsKey = tries.wasRight || isRight === true || tries.attempts >= triesBeforeKey
      const picked = answer.kind === 'choice' ? answer.optionIds : []
      const right = content.options.filter((option) => option.isRight)
      return {
        ...silent,
        options: picked.flatMap((id) => wordsFor(content.options, id)),
        explanation: content.explanation,
        rightOptionIds: showsKey ? right.map((option) => option.id) : [],
      }
    }
  }
}

type Options = Extract<StepContent, { kind: 'choice' }>['options']

function wordsFor(options: Options, id: string): Feedback['options'] {
  return options
    .filter((option) => option.id === id)
    .map(({ isRight, feedback }) => ({ id, isRight, feedback }))
}

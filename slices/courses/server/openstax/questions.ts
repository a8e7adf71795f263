import type { StepContent } from '#courses/contract'
import type { StepDraft } from '../draft.ts'
import type { Say } from './say.ts'

/** A question before it has its place: its texts are HTML in the one language of the book. */
export type Question = { key: string; title: string | null } & (
  | {
      kind: 'choice'
      form: 'single' | 'multiple'
      stem: string
      options: { text: string; isRight: boolean; feedback: string | null }[]
      explanation: string | null
    }
  | {
      kind: 'text'
      stem: string
      accepted: string[]
      rightFeedback: string | null
      wrongFeedback: string | null
      explanation: string | null
    }
  | { kind: 'open'; stem: string; modelAnswer: string | null }
)

/** The required step that asks a question. */
export function questionStep(question: Question, key: string, title: string | null, say: Say): StepDraft {
  return {
    key,
    title: title === null ? null : say(title),
    isRequired: true,
    content: contentOf(question, say),
  }
}

const orNull = (text: string | null, say: Say): ReturnType<Say> | null =>
  text === null ? null : say.html(text)

function contentOf(question: Question, say: Say): StepContent {
  const stem = say.html(question.stem)
  switch (question.kind) {
    case 'choice':
      return {
        kind: 'choice',
        form: question.form,
        stem,
        options: question.options.map(({ text, isRight, feedback }, index) => ({
          id: String.fromCharCode(97 + index),
          text: say.html(text),
          isRight,
          feedback: orNull(feedback, say),
        })),
        explanation: orNull(question.explanation, say),
      }
    case 'text':
      return {
        kind: 'text',
        stem,
        accepted: question.accepted.map(say),
        rightFeedback: orNull(question.rightFeedback, say),
        wrongFeedback: orNull(question.wrongFeedback, say),
        explanation: orNull(question.explanation, say),
      }
    case 'open':
      return { kind: 'open', stem, modelAnswer: orNull(question.modelAnswer, say) }
  }
}

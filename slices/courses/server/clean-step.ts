import type { Localized } from '@banxue/platform/i18n/language'
import type { StepContent } from '#courses/contract'

/** Cleans one text in all its languages. */
export type Clean = (text: Localized) => Localized

type AnswerWords = Record<'rightFeedback' | 'wrongFeedback' | 'explanation', Localized | null>

/** A step's content with every text cleaned; accepted answers and units of measure are plain and stay. */
export function cleanStep(content: StepContent, clean: Clean): StepContent {
  const orNull = (text: Localized | null): Localized | null => (text === null ? null : clean(text))
  const answerWords = (words: AnswerWords): AnswerWords => ({
    rightFeedback: orNull(words.rightFeedback),
    wrongFeedback: orNull(words.wrongFeedback),
    explanation: orNull(words.explanation),
  })
  switch (content.kind) {
    case 'reading':
      return { ...content, html: clean(content.html) }
    case 'choice':
      return {
        ...content,
        stem: clean(content.stem),
        explanation: orNull(content.explanation),
        options: content.options.map((option) => ({
          ...option,
          text: clean(option.text),
          feedback: orNull(option.feedback),
        })),
      }
    case 'text':
    case 'number':
      return { ...content, stem: clean(content.stem), ...answerWords(content) }
    case 'order':
      return {
        ...content,
        stem: clean(content.stem),
        items: content.items.map((item) => ({ ...item, text: clean(item.text) })),
        ...answerWords(content),
      }
    case 'match':
      return {
        ...content,
        stem: clean(content.stem),
        pairs: content.pairs.map((pair) => ({
          ...pair,
          left: clean(pair.left),
          right: clean(pair.right),
        })),
        ...answerWords(content),
      }
    case 'cloze':
      return { ...content, text: clean(content.text), ...answerWords(content) }
    case 'open':
      return { ...content, stem: clean(content.stem), modelAnswer: orNull(content.modelAnswer) }
    case 'video':
      return { ...content, words: orNull(content.words) }
  }
}

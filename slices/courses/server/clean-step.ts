import type { Localized } from '@banxue/platform/i18n/language'
import type { StepContent } from '#courses/contract'

/** Cleans one text in all its languages. */
export type Clean = (text: Localized) => Localized

/** A step's content with every text cleaned; accepted answers and units of measure are plain and stay. */
export function cleanStep(content: StepContent, clean: Clean): StepContent {
  const orNull = (text: Localized | null): Localized | null => (text === null ? null : clean(text))
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
      return {
        ...content,
        stem: clean(content.stem),
        rightFeedback: orNull(content.rightFeedback),
        wrongFeedback: orNull(content.wrongFeedback),
        explanation: orNull(content.explanation),
      }
    case 'open':
      return { ...content, stem: clean(content.stem), modelAnswer: orNull(content.modelAnswer) }
    case 'video':
      return { ...content, words: orNull(content.words) }
  }
}

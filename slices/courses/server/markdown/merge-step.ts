import type { Localized } from '@banxue/platform/i18n/language'
import type { StepContent } from '#courses/contract'
import { ImportRefused, type StepDraft } from '../draft.ts'
import { acceptedOf, gapsOf, itemsOf, pairsOf } from './merge-parts.ts'
import { readNumber } from './number.ts'
import { type InLanguages, shared, text, textOrNull } from './same.ts'
import type { Label, StepText } from './step.ts'

/** Renders Markdown of the file that a step stands in. */
export type Render = (words: string, step: StepText, form: 'block' | 'short' | 'cloze') => string

const placeOf = (step: StepText): string => step.section.place

/**
 * One step from its texts in all languages.
 *
 * @throws ImportRefused `md_languages_differ`, `md_number_bad`
 */
export function mergeStep(all: InLanguages<StepText>, render: Render): StepDraft {
  const key = shared(all, (step) => step.section.id, 'step', placeOf)
  return {
    key,
    title: textOrNull(all, (step) => step.section.title, 'title', placeOf),
    isRequired: shared(all, (step) => step.section.isRequired, 'optional', placeOf),
    content: contentOf(all, render),
    ...videoOf(all),
  }
}

/** A video step's file, the same in all languages. */
function videoOf(all: InLanguages<StepText>): Pick<StepDraft, 'video'> {
  const address = shared(all, ({ video }) => video?.address ?? null, 'video', placeOf)
  const [first] = all.values()
  if (address === null || first === undefined) return {}
  return { video: { address, name: first.video?.name ?? '', place: placeOf(first) } }
}

function contentOf(all: InLanguages<StepText>, render: Render): StepContent {
  const kind = shared(all, (step) => step.section.kind, 'kind', placeOf)
  const stem = text(all, (step) => render(step.stem, step, kind === 'cloze' ? 'cloze' : 'block'))
  const label = (name: Label): Localized | null =>
    textOrNull(
      all,
      (step) => step.labels[name],
      name,
      placeOf,
      (words, step) => render(words, step, 'short'),
    )
  switch (kind) {
    case 'reading':
      return { kind, html: stem }
    case 'choice':
    case 'multiple':
      return {
        kind: 'choice',
        form: kind === 'choice' ? 'single' : 'multiple',
        stem,
        options: optionsOf(all, render),
        explanation: label('explanation'),
      }
    case 'text':
      return { kind, stem, accepted: acceptedOf(all, ({ answers }) => answers), ...answerWords(label) }
    case 'number':
      return { kind, stem, ...numberOf(all), ...answerWords(label) }
    case 'order':
      return { kind, stem, items: itemsOf(all, render), ...answerWords(label) }
    case 'match':
      return { kind, stem, pairs: pairsOf(all, render), ...answerWords(label) }
    case 'cloze':
      return { kind, text: stem, gaps: gapsOf(all), ...answerWords(label) }
    case 'open':
      return { kind, stem, modelAnswer: label('model') }
    case 'video':
      return { kind, mediaId: '', durationS: 0, words: wordsOf(all, render) }
  }
}

/** What stands below a video. */
const wordsOf = (all: InLanguages<StepText>, render: Render): Localized | null =>
  textOrNull(
    all,
    ({ stem }) => (stem === '' ? null : stem),
    'words',
    placeOf,
    (words, step) => render(words, step, 'block'),
  )

const answerWords = (label: (name: Label) => Localized | null) => ({
  rightFeedback: label('right'),
  wrongFeedback: label('wrong'),
  explanation: label('explanation'),
})

function optionsOf(all: InLanguages<StepText>, render: Render) {
  const ids = shared(all, (step) => step.options.map(({ id }) => id), 'options', placeOf)
  const rights = shared(all, (step) => step.options.map(({ isRight }) => isRight), 'right options', placeOf)
  return ids.map((id, index) => ({
    id,
    isRight: rights[index] ?? false,
    text: text(all, (step) => render(step.options[index]?.text ?? '', step, 'short')),
    feedback: textOrNull(
      all,
      (step) => step.options[index]?.feedback,
      `feedback ${id}`,
      placeOf,
      (words, step) => render(words, step, 'short'),
    ),
  }))
}

function numberOf(all: InLanguages<StepText>) {
  const read = (step: StepText) => {
    const answer = readNumber(step.answers[0] ?? '')
    if (answer === null)
      throw new ImportRefused('md_number_bad', placeOf(step), { answer: step.answers[0] ?? '' })
    return answer
  }
  const { value, tolerance } = shared(
    all,
    (step) => ({ value: read(step).value, tolerance: read(step).tolerance }),
    'number',
    placeOf,
  )
  return { value, tolerance, unit: textOrNull(all, (step) => read(step).unit, 'unit', placeOf) }
}

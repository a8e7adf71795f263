import type { Localized } from '@banxue/platform/i18n/language'
import type { StepContent } from '#courses/contract'
import type { CourseDraft } from './draft.ts'

interface Anchor {
  stepKey: string
  /** Whether it is the step itself rather than an id in its text. */
  isStep: boolean
}
/** The places of each unit that a link may name, by the unit's key. */
export type Anchors = ReadonlyMap<string, ReadonlyMap<string, Anchor>>

/** Finds every place of a course that a link may lead to: steps by their keys, and ids within their texts. */
export function anchorsOf(draft: CourseDraft): Anchors {
  const units = draft.modules.flatMap((module) => module.units)
  return new Map(
    units.map((unit) => [
      unit.key,
      new Map([
        ...unit.steps.flatMap(({ key, content }) =>
          idsIn(content).map((id): [string, Anchor] => [id, { stepKey: key, isStep: false }]),
        ),
        ...unit.steps.map(({ key }): [string, Anchor] => [key, { stepKey: key, isStep: true }]),
      ]),
    ]),
  )
}

function idsIn(content: StepContent): string[] {
  return textsOf(content).flatMap((text) =>
    Object.values(text).flatMap((html) =>
      Array.from(
        (html ?? '').matchAll(/\sid\s*=\s*(?:"([^"]*)"|'([^']*)')/g),
        (match) => match[1] ?? match[2] ?? '',
      ),
    ),
  )
}

/** The texts of a step that a page shows before any answer. */
function textsOf(content: StepContent): Localized[] {
  switch (content.kind) {
    case 'reading':
      return [content.html]
    case 'video':
      return content.words === null ? [] : [content.words]
    case 'choice':
      return [content.stem, ...content.options.map(({ text }) => text)]
    case 'order':
      return [content.stem, ...content.items.map(({ text }) => text)]
    case 'match':
      return [content.stem, ...content.pairs.flatMap(({ left, right }) => [left, right])]
    case 'cloze':
      return [content.text]
    case 'text':
    case 'number':
    case 'open':
      return [content.stem]
  }
}

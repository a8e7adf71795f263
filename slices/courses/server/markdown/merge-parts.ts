import { createHash } from 'node:crypto'
import type { Localized } from '@banxue/platform/i18n/language'
import { gapsIn } from './cloze.ts'
import { type InLanguages, shared, text } from './same.ts'
import type { Render } from './merge-step.ts'
import type { StepText } from './step.ts'

const placeOf = (step: StepText): string => step.section.place

/**
 * Ids as learners see them: from the step and the author's own, so that they are stable, and without the author's
 * order and pairing, which `a`, `b`, `c` would tell.
 */
const concealed = (...names: string[]): string =>
  createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 10)

const keyOf = (all: InLanguages<StepText>): string => shared(all, (step) => step.section.id, 'step', placeOf)

/** Items in their right order, the same in all languages. @throws ImportRefused `md_languages_differ` */
export function itemsOf(all: InLanguages<StepText>, render: Render) {
  return shared(all, ({ items }) => items.map(({ id }) => id), 'items', placeOf).map((id, index) => ({
    id: concealed(keyOf(all), 'item', id),
    text: text(all, (step) => render(step.items[index]?.text ?? '', step, 'short')),
  }))
}

/** Pairs, the same in all languages. @throws ImportRefused `md_languages_differ` */
export function pairsOf(all: InLanguages<StepText>, render: Render) {
  return shared(all, ({ pairs }) => pairs.map(({ id }) => id), 'pairs', placeOf).map((id, index) => ({
    id: concealed(keyOf(all), 'left', id),
    left: text(all, (step) => render(step.pairs[index]?.left ?? '', step, 'short')),
    rightId: concealed(keyOf(all), 'right', id),
    right: text(all, (step) => render(step.pairs[index]?.right ?? '', step, 'short')),
  }))
}

/** Gaps, the same in all languages though not in the same order. @throws ImportRefused `md_languages_differ` */
export function gapsOf(all: InLanguages<StepText>) {
  const idsOf = (step: StepText) => gapsIn(step.stem).map(({ id }) => id)
  const [first] = all.values()
  shared(all, (step) => idsOf(step).toSorted(), 'gaps', placeOf)
  return (first === undefined ? [] : idsOf(first)).map((id) => ({
    id,
    accepted: acceptedOf(all, ({ stem }) => gapsIn(stem).find((gap) => gap.id === id)?.accepted ?? []),
  }))
}

/** Every accepted answer once; those that are equal in both languages hold for both. */
export function acceptedOf(
  all: InLanguages<StepText>,
  answersOf: (step: StepText) => readonly string[],
): Localized[] {
  const accepted = new Map<string, Record<string, string>>()
  for (const [language, step] of all)
    for (const answer of answersOf(step))
      accepted.set(answer, { ...accepted.get(answer), [language]: answer })
  return [...accepted.values()]
}

import { posix } from 'node:path'
import type { Language } from '@banxue/platform/i18n/language'
import { ImportRefused, type UnitDraft } from '../draft.ts'
import { clozeHtml } from './cloze.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import { blockHtml, type OnReference, shortHtml } from './html.ts'
import { mergeStep, type Render } from './merge-step.ts'
import { differing, type InLanguages, shared, text, textOrNull } from './same.ts'
import { sectionsOf } from './sections.ts'
import { readStep, type StepText } from './step.ts'
import { tieMoments } from './video.ts'

/** A unit's file in one language, read. */
export interface UnitFile {
  path: string
  front: FrontMatter
  steps: StepText[]
}

export function readUnit(source: string, path: string): UnitFile {
  const { front, body, bodyLine } = readFrontMatter(source, path)
  return { path, front, steps: sectionsOf(body, bodyLine, path).map(readStep) }
}

const placeOf = ({ path }: UnitFile): string => `${path}:1`

/**
 * One unit from its files in all languages.
 *
 * @param name the unit's name in its folder, without number and language
 * @param onReference told of every file and unit that the texts refer to, with the place
 * @throws ImportRefused `md_languages_differ` where a language says less or other things than another
 */
export function mergeUnit(
  all: InLanguages<UnitFile>,
  name: string,
  onReference: (place: string, reference: Parameters<OnReference>[0]) => void,
): UnitDraft {
  const word = (key: 'goal' | 'nextQuestion') => textOrNull(all, ({ front }) => front[key], key, placeOf)
  const markup = (words: string, { path }: UnitFile, form: 'block' | 'short') =>
    htmlOf[form](words, posix.dirname(path), (reference) => onReference(`${path}:1`, reference))
  const count = (key: 'recap' | 'terms') => shared(all, ({ front }) => front[key].length, key, placeOf)
  return {
    key: shared(all, ({ front }) => front.id ?? name, 'id', placeOf),
    title: text(all, ({ front }) => front.title),
    goal: word('goal'),
    hook: textOrNull(
      all,
      ({ front }) => front.hook,
      'hook',
      placeOf,
      (words, file) => markup(words, file, 'block'),
    ),
    recap: Array.from({ length: count('recap') }, (_, index) =>
      text(all, ({ front }) => front.recap[index] ?? ''),
    ),
    keyTerms: Array.from({ length: count('terms') }, (_, index) => ({
      term: text(all, ({ front }) => front.terms[index]?.term ?? ''),
      meaning: textOrNull(
        all,
        ({ front }) => front.terms[index]?.meaning,
        'meaning',
        placeOf,
        (words, file) => markup(words, file, 'short'),
      ),
    })),
    nextQuestion: word('nextQuestion'),
    isRequired: !shared(all, ({ front }) => front.optional, 'optional', placeOf),
    steps: mergeSteps(all, onReference),
  }
}

const htmlOf = { block: blockHtml, short: shortHtml, cloze: clozeHtml } as const

function mergeSteps(
  all: InLanguages<UnitFile>,
  onReference: (place: string, reference: Parameters<OnReference>[0]) => void,
) {
  refuseMissingSteps(all)
  const [first] = all.values()
  const files = new Map(
    [...all.values()].flatMap(({ path, steps }) => steps.map((step) => [step, path] as const)),
  )
  const render: Render = (words, step, form) =>
    htmlOf[form](words, posix.dirname(files.get(step) ?? ''), (reference) =>
      onReference(step.section.place, reference),
    )
  const merged = (first?.steps ?? []).map((_, index) =>
    mergeStep(
      new Map([...all].map(([language, { steps }]) => [language, steps[index]!] as [Language, StepText])),
      render,
    ),
  )
  shared(all, ({ steps }) => steps.map(({ section }) => section.atS), 'moments', placeOf)
  tieMoments(merged, first?.steps.map(({ section }) => section) ?? [])
  return merged
}

/** @throws ImportRefused `md_step_missing` at the file that lacks a step, `md_languages_differ` where the order differs */
function refuseMissingSteps(all: InLanguages<UnitFile>): void {
  for (const file of all.values())
    for (const other of all.values()) {
      const own = file.steps.map(({ section }) => section.id)
      const lacking = other.steps.find(({ section }) => !own.includes(section.id))
      if (lacking !== undefined)
        throw new ImportRefused('md_step_missing', file.path, {
          step: lacking.section.id,
          other: lacking.section.place,
        })
      const moved = file.steps.find(({ section }, index) => other.steps[index]?.section.id !== section.id)
      if (moved !== undefined) throw differing('order of steps', moved.section.place, other.path)
    }
}

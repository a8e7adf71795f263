import type { CourseDraft, StepDraft, UnitDraft } from '../draft.ts'
import { unescapeValue } from './markup.ts'
import type { Report } from './report.ts'
import type { Made } from './unit.ts'

/**
 * Sends every link within the course to the unit that now holds its target: to the id where the text still has it,
 * else to the step by its key. A link to a unit that came to nothing loses its mark and keeps its words.
 */
export function resolveLinks(
  draft: CourseDraft,
  made: ReadonlyMap<string, Made>,
  report: Report,
): CourseDraft {
  const isThere = new Set(draft.modules.flatMap(({ units }) => units.map(({ key }) => key)))
  const resolve = (html: string, from: string): string =>
    html.replace(
      /<a href="unit:([^"#]*)(?:#([^"]*))?">([\s\S]*?)<\/a>/g,
      (_link, unit: string, anchor: string | undefined, words: string) => {
        const document = unescapeValue(unit)
        const place =
          anchor === undefined ? undefined : made.get(document)?.anchors.get(unescapeValue(anchor))
        if (place !== undefined)
          return `<a href="unit:${place.unit}#${encodeURIComponent(place.isInText ? unescapeValue(anchor ?? '') : place.step)}">${words}</a>`
        if (isThere.has(document)) return `<a href="unit:${document}">${words}</a>`
        report.add('changed', 'link_target_missing', from, document, { target: document })
        return words
      },
    )
  return {
    ...draft,
    modules: draft.modules.map((module) => ({
      ...module,
      units: module.units.map((unit) => resolveUnit(unit, (html) => resolve(html, unit.key))),
    })),
  }
}

/** Texts in the one language a book has, each passed through `change`. */
function mapTexts<T>(value: T, change: (html: string) => string): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((part: unknown) => mapTexts(part, change)) as T
  return Object.fromEntries(
    Object.entries(value).map(([name, part]: [string, unknown]) => [
      name,
      (name === 'en' || name === 'zh-CN') && typeof part === 'string' && part.includes('href="unit:')
        ? change(part)
        : mapTexts(part, change),
    ]),
  ) as T
}

function resolveUnit(unit: UnitDraft, change: (html: string) => string): UnitDraft {
  const steps = unit.steps.map((step): StepDraft => ({ ...step, content: mapTexts(step.content, change) }))
  return { ...unit, keyTerms: mapTexts(unit.keyTerms, change), steps }
}

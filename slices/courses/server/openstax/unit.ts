import type { StepDraft, UnitDraft } from '../draft.ts'
import type { Context } from './context.ts'
import { flowOf, type Item } from './flow.ts'
import { goalOf, recapOf, takeObjectives } from './objectives.ts'
import { escapeValue, plainText } from './markup.ts'
import type { Say } from './say.ts'
import { splitSteps } from './split.ts'
import { type PlacedStep, stepsOf } from './steps.ts'
import { keyTermsOf, type KeyTerm } from './terms.ts'
import { childNamed, elementsOf, textOf } from './tree.ts'
import type { El } from './xml.ts'

/** A module's units, the first with the module's own id as key, and where each id of the source has gone. */
export interface Made {
  units: UnitDraft[]
  seconds: number
  /** Id in the source → the unit and step that hold it. */
  anchors: Map<string, { unit: string; step: string; isInText: boolean }>
}

/** Titles for units, of a document without one too. */
function titleOf(document: El): string {
  const metadata = childNamed(document, 'metadata')
  const titles = [
    childNamed(document, 'title'),
    metadata === undefined ? undefined : childNamed(metadata, 'title'),
  ]
  return titles.map((title) => (title === undefined ? '' : textOf(title))).find((text) => text !== '') ?? ''
}

/**
 * Makes units of one CNXML module: its objectives are goal and recap, its glossary and terms are the key terms, and
 * above 15 minutes it is split at headings into `m00030`, `m00030.2` …
 * @param isOutside before or after the chapters, where what asks nothing is optional
 */
export function unitsOf(document: El, context: Context, say: Say, isOutside: boolean): Made {
  const { sentences, content, preface } = takeObjectives(document)
  if (sentences.length > 0)
    context.report.add('changed', 'objectives_as_recap', context.document, null, {}, sentences.length)
  const abstract: Item[] =
    preface === null ? [] : [{ kind: 'block', html: context.blocks(preface.children), ids: [] }]
  const items = [
    ...abstract,
    ...(content === null ? [] : flowOf(content, context)),
    ...leftOvers(document, context),
  ]
  const placed = stepsOf(items, say)
  const terms = keyTermsOf(document, content, context)
  const parts = placed.length === 0 ? [] : splitSteps(placed)
  if (parts.length > 1)
    context.report.add('changed', 'unit_split', context.document, null, { parts: String(parts.length) })
  const title = titleOf(document) || context.document
  const units = parts.map((part, index): UnitDraft => {
    const isLast = index === parts.length - 1
    const asks = part.some(({ step }) => step.content.kind !== 'reading')
    const heading = part[0]?.opens?.title ?? null
    return {
      key: index === 0 ? context.document : `${context.document}.${index + 1}`,
      title: say(index === 0 || heading === null ? title : `${title}: ${heading}`),
      goal: orNull(goalOf(sentences, context.words), say),
      hook: null,
      recap: isLast ? recapOf(sentences, context.words).map(say) : [],
      keyTerms: termsOf(parts, index, terms).map(({ term, meaning }) => ({
        term: say(term),
        meaning: meaning === null ? null : say.html(meaning),
      })),
      nextQuestion: null,
      isRequired: !isOutside || asks,
      steps: part.map(({ step }) => step),
    }
  })
  return {
    units,
    seconds: placed.reduce((sum, { seconds }) => sum + seconds, 0),
    anchors: anchorsOf(units, parts),
  }
}

const orNull = (text: string | null, say: Say): ReturnType<Say> | null => (text === null ? null : say(text))

const known = new Set(['title', 'metadata', 'content', 'glossary', 'label'])

/** What stands beside the content (`quote`, a stray paragraph, a bibliography) is read last. */
function leftOvers(document: El, context: Context): Item[] {
  const rest = elementsOf(document).filter(({ name }) => !known.has(name))
  const html = context.blocks(rest)
  return plainText(html) === '' ? [] : [{ kind: 'block', html, ids: [] }]
}

/** The terms of a part are those its text shows; what no part shows is the last one's. */
function termsOf(parts: readonly PlacedStep[][], index: number, terms: readonly KeyTerm[]): KeyTerm[] {
  if (parts.length === 1) return [...terms]
  const texts = parts.map((part) => part.map(({ step }) => plainText(htmlOf(step)).toLowerCase()).join(' '))
  return terms.filter(({ term }) => {
    const first = texts.findIndex((text) => text.includes(term.toLowerCase()))
    return (first === -1 ? parts.length - 1 : first) === index
  })
}

function htmlOf({ content }: StepDraft): string {
  if (content.kind === 'video') return ''
  if (content.kind === 'cloze') return content.text.en ?? content.text['zh-CN'] ?? ''
  const html = content.kind === 'reading' ? content.html : content.stem
  return html.en ?? html['zh-CN'] ?? ''
}

function anchorsOf(units: readonly UnitDraft[], parts: readonly PlacedStep[][]): Made['anchors'] {
  const anchors: Made['anchors'] = new Map()
  for (const [index, part] of parts.entries())
    for (const { ids, step } of part) {
      const html = htmlOf(step)
      for (const id of ids)
        if (!anchors.has(id)) {
          const isInText = html.includes(` id="${escapeValue(id)}"`)
          anchors.set(id, { unit: units[index]?.key ?? '', step: step.key, isInText })
        }
    }
  return anchors
}

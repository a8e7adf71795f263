import type { Context, Write } from './context.ts'
import { writeFigure } from './figures.ts'
import { codeAttributes } from './inline.ts'
import { writeList } from './lists.ts'
import { attributesOf, escapeText, upperFirst } from './markup.ts'
import { writeMath } from './math.ts'
import { writeTable } from './tables.ts'
import {
  attribute,
  childNamed,
  childrenBut,
  childrenNamed,
  classesOf,
  idOf,
  isBlank,
  isElement,
  rawText,
} from './tree.ts'
import type { El } from './xml.ts'

/** The heading of a note, example or rule as text: its label, its number, its title, else what its class says. */
export function headingOf(el: El, context: Context): string {
  const parts = [childNamed(el, 'label'), childNamed(el, 'title')].map((part) =>
    part === undefined ? '' : context.inline(part.children).trim(),
  )
  const number =
    el.name === 'example' ? (context.references.target(context.document, idOf(el) ?? '')?.label ?? '') : ''
  const written = [escapeText(number), ...parts].filter((part) => part !== '').join(': ')
  return written === '' && (el.name === 'note' || el.name === 'rule') ? escapeText(namedByClass(el)) : written
}

const silentClasses = /^(?:os-|ost-|no-|has-|unnumbered$|default$|note$|[a-z]{1,3}$)/

/** `link-to-learning` reads as “Link to learning”. */
function namedByClass(el: El): string {
  const given =
    attribute(el, 'type') ?? classesOf(el).find((name) => name.includes('-') && !silentClasses.test(name))
  return given === undefined || given === null || given === 'note'
    ? ''
    : upperFirst(given.replaceAll('-', ' '))
}

const headingParagraph = (heading: string): string =>
  heading === '' ? '' : `<p><strong>${heading}</strong></p>`

const bodyOf = (el: El, context: Context): string => context.blocks(childrenBut(el, 'label', 'title'))

/** Names by which a page may dress a part of a text. */
const boxClass = (el: El): string => (el.name === 'note' || el.name === 'example' ? el.name : 'callout')

/** A note, example, rule or proof: set off from the text, under its heading. */
const writeBox: Write = (el, context) =>
  `<div${attributesOf({ id: idOf(el), class: boxClass(el) })}>${headingParagraph(headingOf(el, context))}${bodyOf(el, context)}</div>`

const writeProof: Write = (el, context) =>
  `<div${attributesOf({ id: idOf(el), class: 'callout' })}>${headingParagraph(headingOf(el, context) || escapeText(context.words.proof))}${bodyOf(el, context)}</div>`

/** Used where a section stands in a place that has no headings (a cell, a note). */
const writeSection: Write = (el, context) =>
  `${headingParagraph(headingOf(el, context))}${bodyOf(el, context)}`

const writePara: Write = (el, context) => {
  const title = childNamed(el, 'title')
  const head =
    title === undefined ? [] : [{ ...title, name: 'emphasis', attributes: { effect: 'bold' } }, ' ']
  const html = context.blocks([...head, ...childrenBut(el, 'title')])
  const id = idOf(el)
  return id === null
    ? html
    : html.replace(/^<(p|ul|ol|table|figure|pre|blockquote|div)>/, `<$1${attributesOf({ id })}>`)
}

const writeEquation: Write = (el, context) => {
  const id = idOf(el)
  const label =
    id !== null && context.references.isLinked(context.document, id)
      ? (context.references.target(context.document, id)?.label ?? null)
      : null
  const title = childNamed(el, 'title')
  const inner = childrenBut(el, 'title', 'label')
    .map((child) =>
      isElement(child) && child.isMath ? writeMath(child, context, true) : context.inline([child]),
    )
    .join('')
    .trim()
  const named = childNamed(el, 'label')
  const number = label === null ? '' : ` (${escapeText(label.replace(/^\S+ /, ''))})`
  const words = named === undefined ? '' : ` ${context.inline(named.children)}`
  return `${title === undefined ? '' : headingParagraph(context.inline(title.children))}<p${attributesOf({ id })}>${inner}${number}${words}</p>`
}

/** Lines of code as they are written, without the line break that only opens them. */
const writeCodeBlock: Write = (el, context) => {
  const heading = headingParagraph(headingOf(el, context))
  const body = childrenBut(el, 'title', 'label')
  const isText = body.every((child) => !isElement(child) || child.name === 'newline')
  const text = isText ? escapeText(body.map(rawText).join('')) : preserved(body, context)
  const caption = childrenNamed(el, 'caption').map((child) => `<p>${context.inline(child.children)}</p>`)
  return `${heading}<pre${attributesOf({
    id: idOf(el),
  })}><code${codeAttributes(el)}>${text.replace(/^\s*\n/, '').trimEnd()}</code></pre>${caption.join('')}`
}

const preserved = (nodes: readonly (El | string)[], context: Context): string =>
  nodes
    .filter((node) => !isElement(node) || node.name !== 'caption')
    .map((node) =>
      isElement(node) ? (node.name === 'newline' ? '\n' : context.inline([node])) : escapeText(node),
    )
    .join('')

const writeQuote: Write = (el, context) =>
  `<blockquote${attributesOf({ id: idOf(el) })}>${context.blocks(el.children)}</blockquote>`

/** A term and its meanings, with the examples and other terms the book names beside them. */
const writeDefinition: Write = (el, context) =>
  `<dl${attributesOf({ id: idOf(el) })}>${definitionItems(el, context)}</dl>`

function definitionItems(el: El, context: Context): string {
  const terms = childrenNamed(el, 'term').map(
    (term) => `<dt${attributesOf({ id: idOf(term) })}>${context.inline(term.children)}</dt>`,
  )
  return `${terms.join('')}<dd>${context.blocks(childrenBut(el, 'term'))}</dd>`
}

const writeGlossary: Write = (el, context) =>
  `${headingParagraph(headingOf(el, context))}<dl${attributesOf({ id: idOf(el) })}>${childrenNamed(
    el,
    'definition',
  )
    .map((child) => definitionItems(child, context))
    .join('')}</dl>${context.blocks(childrenBut(el, 'definition', 'title', 'label')).trim()}`

/** An exercise in a place where it cannot be asked (within another): its text, the solution folded. */
const writeExercise: Write = (el, context) => writeSection(el, context)

const folded =
  (word: 'solution' | 'hint'): Write =>
  (el, context) =>
    `<details${attributesOf({ id: idOf(el) })}><summary>${headingOf(el, context) || escapeText(context.words[word])}</summary>${bodyOf(el, context)}</details>`

const passBlocks: Write = (el, context) => context.blocks(el.children)

/** How each element is written as a block. */
export const blockElements: Readonly<Record<string, Write>> = {
  para: writePara,
  p: writePara,
  list: writeList,
  table: writeTable,
  figure: writeFigure,
  subfigure: writeFigure,
  equation: writeEquation,
  code: writeCodeBlock,
  preformat: writeCodeBlock,
  quote: writeQuote,
  note: writeBox,
  example: writeBox,
  rule: writeBox,
  statement: passBlocks,
  proof: writeProof,
  section: writeSection,
  definition: writeDefinition,
  glossary: writeGlossary,
  exercise: writeExercise,
  problem: writeSection,
  solution: folded('solution'),
  commentary: folded('hint'),
  title: (el, context) => headingParagraph(context.inline(el.children)),
  div: writeSection,
  content: passBlocks,
  metadata: () => '',
}

/** Whether an element stands on lines of its own; for some it depends on `display`. */
export function isBlock(node: El | string): node is El {
  if (!isElement(node) || node.isMath) return false
  const display = attribute(node, 'display')
  if (node.name === 'code') return display === 'block'
  if (node.name === 'list' || node.name === 'note' || node.name === 'quote') return display !== 'inline'
  if (node.name === 'title') return false
  return Object.hasOwn(blockElements, node.name)
}

/** Blocks one after the other; runs of text between them become paragraphs. */
export function writeBlocks(nodes: readonly (El | string)[], context: Context): string {
  let html = ''
  let run: (El | string)[] = []
  const flush = (): void => {
    const text = run.every(isBlank) ? '' : context.inline(run).trim()
    if (text !== '') html += `<p>${text}</p>`
    run = []
  }
  for (const node of nodes)
    if (isBlock(node)) {
      flush()
      html += blockElements[node.name]?.(node, context) ?? ''
    } else run.push(node)
  flush()
  return html
}

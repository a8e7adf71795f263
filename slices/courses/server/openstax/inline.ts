import type { Context, Write } from './context.ts'
import { writeLink } from './links.ts'
import { attributesOf, escapeText } from './markup.ts'
import { writeMath } from './math.ts'
import { writeMedia } from './media.ts'
import { attribute, classesOf, idOf, isBlank, isElement, rawText } from './tree.ts'
import type { El } from './xml.ts'

const tag =
  (name: string): Write =>
  (el, context) =>
    `<${name}${attributesOf({ id: idOf(el) })}>${context.inline(el.children)}</${name}>`

const plain: Write = (el, context) => context.inline(el.children)

const effects: Record<string, string> = {
  bold: 'strong',
  italics: 'em',
  italic: 'em',
  underline: 'u',
  smallcaps: 'small',
  bolditalic: 'strong',
}

const writeEmphasis: Write = (el, context) => {
  const name = effects[attribute(el, 'effect') ?? 'bold']
  return name === undefined ? plain(el, context) : tag(name)(el, context)
}

/** A term, in bold unless the book says that it is none of this section's key terms. */
const writeTerm: Write = (el, context) => {
  const inner =
    attribute(el, 'url') !== null || attribute(el, 'document') !== null
      ? writeLink(el, context)
      : plain(el, context)
  return classesOf(el).includes('no-emphasis')
    ? inner
    : `<strong${attributesOf({ id: idOf(el) })}>${inner}</strong>`
}

/** A program's language as CNXML names it, in `lang` or as a class. */
function programLanguage(el: El): string | null {
  const named =
    attribute(el, 'lang') ??
    classesOf(el)
      .find((given) => given.startsWith('language-'))
      ?.slice(9) ??
    null
  return named === null ? null : named.toLowerCase().replace(/[^a-z0-9+#-]/g, '') || null
}

export const codeAttributes = (el: El): string => {
  const language = programLanguage(el)
  return attributesOf({ class: language === null ? null : `language-${language}` })
}

/** Code within a line keeps its spaces; marks within it (emphasis, formulas) stay where there are any. */
const writeCode: Write = (el, context) =>
  `<code${attributesOf({ id: idOf(el) })}${codeAttributes(el)}>${
    el.children.every((child) => !isElement(child)) ? escapeText(rawText(el)) : context.inline(el.children)
  }</code>`

const writeFootnote: Write = (el, context) => {
  context.footnotes.count += 1
  const mark = `<sup>${context.footnotes.count}</sup>`
  const number = context.footnotes.count
  const text = context.inline(el.children).trim()
  context.footnotes.waiting.push(`<p${attributesOf({ id: idOf(el) })}><sup>${number}</sup> ${text}</p>`)
  return mark
}

/** The notes met since the last time, to stand under what holds their marks. */
export const takeFootnotes = (context: Context): string => context.footnotes.waiting.splice(0).join('')

const times = (el: El): number => Math.min(20, Math.max(1, Number(attribute(el, 'count') ?? 1) || 1))

/** A list that stands in a line: its items between separators. */
const writeInlineList: Write = (el, context) => {
  const separator = attribute(el, 'item-sep') ?? ';'
  const items = el.children
    .filter((child) => !isBlank(child))
    .map((child) =>
      context.inline(isElement(child) && child.name === 'item' ? child.children : [child]).trim(),
    )
  return items.join(`${escapeText(separator)} `)
}

const writeForeign: Write = (el, context) =>
  `<em${attributesOf({ id: idOf(el), lang: attribute(el, 'xml:lang') ?? attribute(el, 'lang') })}>${context.inline(el.children)}</em>`

const writeSpan: Write = (el, context) => {
  const language = attribute(el, 'xml:lang') ?? attribute(el, 'lang')
  return language === null
    ? plain(el, context)
    : `<span${attributesOf({ lang: language })}>${context.inline(el.children)}</span>`
}

/** How each element is written within a line of text. */
const inlineElements: Readonly<Record<string, Write>> = {
  emphasis: writeEmphasis,
  term: writeTerm,
  code: writeCode,
  sub: tag('sub'),
  sup: tag('sup'),
  kbd: tag('kbd'),
  b: tag('strong'),
  i: tag('em'),
  u: tag('u'),
  link: writeLink,
  cnxn: writeLink,
  media: writeMedia,
  footnote: writeFootnote,
  foreign: writeForeign,
  cite: tag('cite'),
  'cite-title': tag('em'),
  quote: (el, context) => `“${context.inline(el.children)}”`,
  list: writeInlineList,
  note: plain,
  span: writeSpan,
  newline: (el) => '<br>'.repeat(times(el)),
  space: (el) => '\u00A0'.repeat(times(el)),
  title: tag('strong'),
  label: plain,
  caption: plain,
  meaning: plain,
  seealso: (el, context) => `<em>${escapeText(context.words.seeAlso)}</em> ${context.inline(el.children)}`,
  name: plain,
  item: plain,
}

/** One node within a line of text; what nobody knows keeps its text and is reported once by its name. */
export function writeInline(node: El | string, context: Context): string {
  if (!isElement(node)) return escapeText(node.replace(/\s+/g, ' '))
  if (node.isMath)
    return node.name === 'math'
      ? writeMath(node, context)
      : writeMath({ ...node, name: 'math', children: [node] }, context)
  const write = Object.hasOwn(inlineElements, node.name) ? inlineElements[node.name] : undefined
  if (write !== undefined) return write(node, context)
  context.report.addNamed('changed', 'unknown_element', context.document, { element: node.name })
  return plain(node, context)
}

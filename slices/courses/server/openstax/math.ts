import type { Context } from './context.ts'
import { attributesOf, escapeText } from './markup.ts'
import { isBlank, isElement } from './tree.ts'
import type { El } from './xml.ts'

/** Presentation MathML that browsers draw (MathML Core and the few elements around it that do no harm). */
const presentation = new Set(
  (
    'math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom menclose msub msup msubsup ' +
    'munder mover munderover mmultiscripts mprescripts mtable mtr mtd'
  ).split(' '),
)
/** Elements that browsers know no more, and what draws the same. */
const replaced: Readonly<Record<string, string>> = { none: 'mrow', maction: 'mrow', mlabeledtr: 'mtr' }
const keptAttributes = new Set(
  (
    'mathvariant display stretchy symmetric fence separator form lspace rspace largeop movablelimits accent accentunder ' +
    'width height depth voffset linethickness rowspan columnspan columnalign rowalign notation displaystyle scriptlevel ' +
    'minsize maxsize dir'
  ).split(' '),
)

/** A formula as MathML without prefixes; in a block of its own where `isBlock`. */
export function writeMath(math: El, context: Context, isBlock = false): string {
  const shown = isBlock ? { ...math, attributes: { ...math.attributes, display: 'block' } } : math
  return writeNode(shown, context)
}

function writeNode(node: El | string, context: Context): string {
  if (!isElement(node)) return escapeText(node.replace(/\s+/g, ' '))
  if (!node.isMath) return context.inline([node])
  if (node.name === 'semantics')
    return node.children
      .filter(isShown)
      .map((child) => writeNode(child, context))
      .join('')
  if (node.name === 'annotation' || node.name === 'annotation-xml') return ''
  if (node.name === 'mfenced') return writeFenced(node, context)
  const inner = writeAll(node.children, context)
  const name = replaced[node.name] ?? node.name
  if (presentation.has(name)) return `<${name}${attributes(node)}>${inner}</${name}>`
  context.report.addNamed('changed', 'unknown_element', context.document, { element: `m:${node.name}` })
  return node.children.some(isElement) ? `<mrow>${inner}</mrow>` : `<mtext>${inner}</mtext>`
}

const writeAll = (nodes: readonly (El | string)[], context: Context): string =>
  nodes.map((node) => writeNode(node, context)).join('')

const isShown = (node: El | string): boolean => isElement(node) && !node.name.startsWith('annotation')

const attributes = (node: El): string =>
  attributesOf(
    Object.fromEntries(Object.entries(node.attributes).filter(([name]) => keptAttributes.has(name))),
  )

/**
 * Browsers no longer draw `mfenced`: it becomes what MathML 3 says it stands for, a row with its fences and
 * separators as operators (section 3.3.8).
 */
function writeFenced(node: El, context: Context): string {
  const operator = (text: string, role: 'fence' | 'separator'): string =>
    text === ''
      ? ''
      : `<mo ${role}="true"${role === 'fence' ? ' stretchy="true"' : ''}>${escapeText(text)}</mo>`
  const open = node.attributes['open'] ?? '('
  const close = node.attributes['close'] ?? ')'
  const separators = Array.from((node.attributes['separators'] ?? ',').replace(/\s+/g, ''))
  const parts = node.children.filter((child) => isElement(child) || !isBlank(child))
  const inner = parts
    .map((part, index) => {
      const written = isElement(part)
        ? writeNode(part, context)
        : `<mtext>${writeNode(part, context)}</mtext>`
      const separator = separators[index] ?? separators.at(-1) ?? ''
      return index < parts.length - 1 ? `${written}${operator(separator, 'separator')}` : written
    })
    .join('')
  return `<mrow>${operator(open, 'fence')}${inner}${operator(close, 'fence')}</mrow>`
}

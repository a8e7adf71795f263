import { DOMParser, type Document, type Element, type Node, ParseError } from '@xmldom/xmldom'
import sanitizeHtml from 'sanitize-html'
import type { ImportRefused } from '../draft.ts'
import { refused } from './codes.ts'

/** An element without its prefix; comments and processing instructions are gone, CDATA is text. */
export interface El {
  readonly name: string
  readonly isMath: boolean
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (El | string)[]
}

/** Bytes (characters) of one XML file; the longest OpenStax module found has 1.5 million. */
const limitBytes = 16_000_000
const limitDepth = 200
const mathNamespace = 'http://www.w3.org/1998/Math/MathML'

/**
 * Reads one XML file. Nothing outside the file is ever fetched and no entity of a DOCTYPE is expanded; the entities
 * that HTML knows (`&nbsp;`) are read, others stay as they are written.
 * @throws ImportRefused `broken_xml` with the line, `xml_too_large`, `xml_too_deep`
 */
export function parseXml(text: string, path: string): El {
  if (text.length > limitBytes) throw refused('xml_too_large', path, { limitBytes: String(limitBytes) })
  const root = documentOf(readable(text), path).documentElement
  if (root === null) throw broken(path, 1, 'no root element')
  return convert(root, path)
}

/** A document type may define entities that grow without end; it is left out, lines are kept. */
function readable(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>/, (type) => type.replace(/[^\n]/g, ''))
    .replace(/&([A-Za-z][A-Za-z0-9]*);/g, (entity, name: string) =>
      ['amp', 'lt', 'gt', 'quot', 'apos'].includes(name) ? entity : namedCharacter(entity),
    )
}

const characters = new Map<string, string>()
function namedCharacter(entity: string): string {
  const known = characters.get(entity)
  if (known !== undefined) return known
  const text = sanitizeHtml(entity, { allowedTags: [] }).replaceAll('&amp;', '&')
  const character = text === entity ? entity.replace('&', '&amp;') : text
  if (characters.size < 3000) characters.set(entity, character)
  return character
}

function documentOf(text: string, path: string): Document {
  const problem: { line: number; reason: string } = { line: 1, reason: '' }
  const parser = new DOMParser({
    locator: true,
    onError: (level, message, context: { locator?: { lineNumber?: number } }) => {
      if (level === 'warning') return
      problem.line = context.locator?.lineNumber ?? problem.line
      problem.reason = message
      throw new Error(message)
    },
  })
  try {
    return parser.parseFromString(text, 'text/xml')
  } catch (error) {
    const locator: unknown = error instanceof ParseError ? error.locator : undefined
    const line = lineOf(locator) ?? problem.line
    throw broken(path, line, problem.reason || (error instanceof Error ? error.message : ''))
  }
}

const lineOf = (locator: unknown): number | undefined =>
  typeof locator === 'object' &&
  locator !== null &&
  'lineNumber' in locator &&
  typeof locator.lineNumber === 'number'
    ? locator.lineNumber
    : undefined

const broken = (path: string, line: number, reason: string): ImportRefused =>
  refused('broken_xml', `${path}:${line}`, {
    line: String(line),
    reason: reason.split('\n')[0]?.slice(0, 200) ?? '',
  })

/** Walks with a stack of its own, because a hostile file nests deeper than calls can. */
function convert(root: Element, path: string): El {
  interface Open {
    node: Node | null
    children: (El | string)[]
  }
  const made = (element: Element, children: (El | string)[]): El => ({
    name: element.localName ?? element.nodeName,
    isMath: element.namespaceURI === mathNamespace,
    attributes: Object.fromEntries(
      [...element.attributes]
        .filter(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:'))
        .map(({ name, value }) => [name, value]),
    ),
    children,
  })
  const top = made(root, [])
  const stack: Open[] = [{ node: root.firstChild, children: top.children as (El | string)[] }]
  for (let open = stack.at(-1); open !== undefined; open = stack.at(-1)) {
    const { node } = open
    if (node === null) {
      stack.pop()
      continue
    }
    open.node = node.nextSibling
    if (node.nodeType === 1) {
      if (stack.length >= limitDepth) throw refused('xml_too_deep', path, { limit: String(limitDepth) })
      const children: (El | string)[] = []
      open.children.push(made(node as Element, children))
      stack.push({ node: node.firstChild, children })
    } else if (node.nodeType === 3 || node.nodeType === 4) open.children.push(node.nodeValue ?? '')
  }
  return top
}

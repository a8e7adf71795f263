import sanitizeHtml from 'sanitize-html'
import { allowedClasses, allowedElements, isAllowedAttribute, silentElements } from './allowed-html.ts'

/** Where the addresses of a text lead. */
export interface Links {
  /** Address of a file of the course; null where there is none. */
  file(name: string): string | null
  /** Address of a place in the course: unit null means this one, anchor null its beginning. */
  unit(key: string | null, anchor: string | null): string | null
}

/** What was taken out of a text or replaced, and how often. */
interface Mend {
  /** A key of the messages of imports. */
  code: string
  detail: Record<string, string>
  count: number
}
export interface Cleaned {
  html: string
  mends: Mend[]
}

/** What every id of a text begins with, so that none can shadow a name of the page around it. */
const anchorPrefix = 'c-'

/**
 * Cleans HTML by the allow-list, so that a page may place it: no scripts, styles, handlers, frames or forms, no
 * pictures from elsewhere. `file:NAME`, `unit:KEY#ANCHOR` and `#ANCHOR` become addresses; links out of the
 * school open apart and give no referrer.
 */
export function cleanHtml(html: string, links: Links): Cleaned {
  const mends = new Map<string, Mend>()
  const mend = (code: string, detail: Record<string, string> = {}) => {
    const key = JSON.stringify([code, detail])
    const known = mends.get(key)
    if (known === undefined) mends.set(key, { code, detail, count: 1 })
    else known.count += 1
  }
  const cleaned = sanitizeHtml(html, {
    allowedTags: [...allowedElements],
    allowedAttributes: false,
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    nonTextTags: [...silentElements],
    nonBooleanAttributes: [],
    nestingLimit: 100,
    transformTags: {
      // Only a rule for one element may put a text in its place; the rule for all sees what this one makes.
      img: (name, attributes) => picture(attributes, keptAttributes(name, attributes, mend), links, mend),
      '*': (name, attributes) => transform(name, attributes, links, mend),
    },
  })
  return { html: cleaned.trim(), mends: [...mends.values()] }
}

type Report = (code: string, detail?: Record<string, string>) => void
type Attributes = Record<string, string>

function transform(name: string, attributes: Attributes, links: Links, mend: Report) {
  if (name === 'img') return { tagName: name, attribs: attributes }
  if (name === 'h1') return transform('h2', attributes, links, mend)
  if (!allowedElements.includes(name)) {
    mend('html_element_removed', { element: name.slice(0, 40) })
    return { tagName: name, attribs: {} }
  }
  const kept = keptAttributes(name, attributes, mend)
  if (name === 'a') return anchor(attributes, kept, links, mend)
  return { tagName: name, attribs: kept }
}

function keptAttributes(element: string, attributes: Attributes, mend: Report): Attributes {
  const kept: Attributes = {}
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'id') kept['id'] = anchorPrefix + idOf(value)
    else if (name === 'class') {
      const names = allowedClasses(value)
      if (names.length > 0) kept['class'] = names.join(' ')
    } else if (isAllowedAttribute(element, name, value)) kept[name] = value
    else if (/^on|^style$|^srcdoc$|^formaction$/.test(name))
      mend('html_attribute_removed', { attribute: name.slice(0, 40) })
  }
  return kept
}

const idOf = (value: string): string => value.replace(/[^\p{L}\p{N}_.:-]/gu, '-').slice(0, 120)

function anchor(attributes: Attributes, kept: Attributes, links: Links, mend: Report) {
  const href = attributes['href']
  if (href === undefined) return { tagName: 'span', attribs: kept }
  const own = addressWithin(href.trim(), links)
  if (own !== undefined) {
    if (own !== null) return { tagName: 'a', attribs: { ...kept, href: own } }
    mend('link_lost', { address: href.slice(0, 200) })
    return { tagName: 'span', attribs: kept }
  }
  const outside = outsideAddress(href)
  if (outside === null) {
    mend('address_removed', { address: href.slice(0, 80) })
    return { tagName: 'span', attribs: kept }
  }
  return {
    tagName: 'a',
    attribs: { ...kept, href: outside, rel: 'noopener noreferrer nofollow', target: '_blank' },
  }
}

/** Address of a place or file of the course; null where there is none; undefined for any other address. */
function addressWithin(href: string, links: Links): string | null | undefined {
  if (href.startsWith('#')) return href.length > 1 ? links.unit(null, decoded(href.slice(1))) : null
  if (href.startsWith('file:')) return links.file(decoded(href.slice(5)))
  if (!href.startsWith('unit:')) return undefined
  const [key = '', anchorName] = href.slice(5).split('#')
  return links.unit(decoded(key), anchorName === undefined || anchorName === '' ? null : decoded(anchorName))
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** An absolute address of the web or of mail as a browser would read it; null for any other. */
function outsideAddress(href: string): string | null {
  if (!URL.canParse(href)) return null
  const url = new URL(href)
  return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null
}

function picture(attributes: Attributes, kept: Attributes, links: Links, mend: Report) {
  const source = (attributes['src'] ?? '').trim()
  const alt = attributes['alt'] ?? ''
  const own = source.startsWith('file:') ? links.file(decoded(source.slice(5))) : null
  if (own !== null)
    return { tagName: 'img', attribs: { ...kept, src: own, alt, loading: 'lazy', decoding: 'async' } }
  const outside = outsideAddress(source)
  if (outside !== null && outside.startsWith('http')) {
    mend('outside_picture_linked', { address: outside.slice(0, 200) })
    const attribs = { href: outside, rel: 'noopener noreferrer nofollow', target: '_blank' }
    return { tagName: 'a', attribs, text: alt === '' ? outside : alt }
  }
  mend('picture_missing', { name: source.slice(0, 200) })
  return { tagName: 'span', attribs: {}, text: alt }
}

/** The anchor as it stands in a cleaned text. */
export const anchorIn = (id: string): string => anchorPrefix + idOf(id)

import type { Context, Write } from './context.ts'
import { attributesOf, escapeText } from './markup.ts'
import { isEmbed, urlOf } from './references.ts'
import { attribute, isBlank } from './tree.ts'
import type { El } from './xml.ts'

/** A web or mail address that may stand in a link; null for all others. */
export function outsideAddress(url: string): string | null {
  const address = url.startsWith('//') ? `https:${url}` : url
  return /^(?:https?:\/\/|mailto:)[^\s]+$/i.test(address) ? address : null
}

/** A link to the web, within the document or to another unit, with words made where the book has none. */
export const writeLink: Write = (link, context) => {
  if (isEmbed(link)) return ''
  const own = link.children.some((child) => !isBlank(child)) ? context.inline(link.children) : ''
  const url = urlOf(link)
  const document = attribute(link, 'document')
  const id = attribute(link, 'target-id')
  if (url === '' && (document !== null || id !== null)) return writeInside(document, id, own, context)
  const resource = url === '' ? attribute(link, 'resource') : url
  if (resource === null) return own
  const fragment = /^#(.+)$/.exec(resource)?.[1]
  if (fragment !== undefined) return writeInside(null, fragment, own, context)
  const inBook = /^\/?(?:contents\/)?(m\d{4,6})(?:@[^#]*)?(?:#(.+))?$/.exec(resource)
  if (inBook !== null) return writeInside(inBook[1] ?? null, inBook[2] ?? null, own, context)
  const address = outsideAddress(resource)
  if (address === null) {
    reportMissing(link, resource, context)
    return own === '' ? escapeText(resource) : own
  }
  return `<a${attributesOf({ href: address })}>${own === '' ? escapeText(address.replace(/^(?:https?:\/\/|mailto:)/i, '')) : own}</a>`
}

function writeInside(named: string | null, id: string | null, own: string, context: Context): string {
  const document = named ?? context.document
  const target = id === null ? null : context.references.target(document, id)
  const words = own === '' ? escapeText(wordsFor(document, id, context)) : own
  if (!context.hasUnit(document) || (id !== null && target === null && document === context.document)) {
    context.report.add('changed', 'link_target_missing', context.document, id ?? document, {
      target: id === null ? document : `${document}#${id}`,
    })
    return words
  }
  return `<a${attributesOf({ href: `unit:${document}${target === null ? '' : `#${id}`}` })}>${words}</a>`
}

function reportMissing(link: El, target: string, context: Context): void {
  context.report.add('changed', 'link_target_missing', context.document, attribute(link, 'id'), {
    target: target.slice(0, 120),
  })
}

/** What a link without words is called: the target's number, its title, or its kind. */
function wordsFor(document: string, id: string | null, context: Context): string {
  const { references, words } = context
  const target = id === null ? null : references.target(document, id)
  if (target === null) return references.titleOf(document) || document
  if (target.label !== null) return target.label
  if (target.title !== null) return target.title
  const names: Record<string, string> = {
    figure: words.figure,
    table: words.table,
    example: words.example,
    equation: words.equation,
    exercise: words.exercise,
    note: words.note,
  }
  return names[target.name] ?? words.section
}

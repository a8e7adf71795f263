import type { Context, Write } from './context.ts'
import { attributesOf } from './markup.ts'
import { attribute, childNamed, childrenBut, idOf, isBlank, isElement } from './tree.ts'
import type { El } from './xml.ts'

const numberStyles: Record<string, string> = {
  arabic: '1',
  'lower-alpha': 'a',
  'upper-alpha': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I',
}

/** Which letters or figures an enumerated list counts with, as HTML names them. */
const numberStyleOf = (list: El): string | null => numberStyles[attribute(list, 'number-style') ?? ''] ?? null

export const isEnumerated = (list: El): boolean =>
  attribute(list, 'list-type') === 'enumerated' || attribute(list, 'type') === 'enumerated'

export const writeList: Write = (list, context) => {
  const title = childNamed(list, 'title')
  const head = title === undefined ? '' : `<p><strong>${context.inline(title.children)}</strong></p>`
  const items = childrenBut(list, 'title', 'label')
    .filter((child) => !isBlank(child))
    .map((child) => writeItem(child, list, context))
    .join('')
  const label = childNamed(list, 'label')
  const named =
    label === undefined || context.inline(label.children).trim() === ''
      ? ''
      : `<p>${context.inline(label.children)}</p>`
  const name = isEnumerated(list) ? 'ol' : 'ul'
  const attributes = attributesOf({
    id: idOf(list),
    type: name === 'ol' ? numberStyleOf(list) : null,
    start:
      name === 'ol' && /^\d{1,6}$/.test(attribute(list, 'start-value') ?? '')
        ? attribute(list, 'start-value')
        : null,
  })
  return `${named}${head}<${name}${attributes}>${items}</${name}>`
}

/** An item with its own label or title before it; a list within the list is an item of its own. */
function writeItem(node: El | string, list: El, context: Context): string {
  if (!isElement(node) || node.name !== 'item') return `<li>${context.blocks([node])}</li>`
  const label = childNamed(node, 'label')
  const title = childNamed(node, 'title')
  const mark = [label, title]
    .filter((el) => el !== undefined)
    .map((el) => context.inline(el.children).trim())
    .filter((text) => text !== '')
    .map((text) => `<strong>${text}</strong> `)
    .join('')
  const suffix = mark === '' ? '' : (attribute(list, 'mark-suffix') ?? '')
  return `<li${attributesOf({ id: idOf(node) })}>${suffix === '' ? mark : mark.replace(/<\/strong> $/, `${suffix}</strong> `)}${itemBody(node, context)}</li>`
}

/** Loose text in an item stays loose; blocks beside it are blocks. */
const itemBody = (item: El, context: Context): string =>
  context
    .blocks(childrenBut(item, 'label', 'title'))
    .replace(/^<p>((?:(?!<\/?p[ >])[\s\S])*)<\/p>/, '$1')
    .trim()

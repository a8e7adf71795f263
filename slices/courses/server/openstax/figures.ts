import type { Context, Write } from './context.ts'
import { attributesOf, escapeText } from './markup.ts'
import { childNamed, childrenBut, childrenNamed, idOf, isBlank, isElement } from './tree.ts'
import type { El } from './xml.ts'

/** A figure with its number, title and caption; its parts are figures of their own within it. */
export const writeFigure: Write = (figure, context) => {
  const label = context.references.target(context.document, idOf(figure) ?? '')?.label ?? null
  const own = figure.name === 'subfigure' ? null : label
  const parts = figure.children
    .filter((child) => !isBlank(child) && !isHead(child))
    .map((child) => writePart(child, context))
    .join('')
  const caption = captionOf(figure, own, context)
  return `<figure${attributesOf({ id: idOf(figure) })}>${parts}${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`
}

const isHead = (node: El | string): boolean =>
  isElement(node) && !node.isMath && ['title', 'caption', 'label'].includes(node.name)

const writePart = (node: El | string, context: Context): string =>
  isElement(node) && node.name === 'media' && childrenNamed(node, 'image').length > 0
    ? context.inline([node])
    : context.blocks([node])

function captionOf(figure: El, label: string | null, context: Context): string {
  const named = childNamed(figure, 'label')
  const words = named === undefined ? '' : context.inline(named.children).trim()
  const title = childNamed(figure, 'title')
  const caption = childrenNamed(figure, 'caption').map((el) => captionText(el, context))
  return [
    label === null && words === '' ? '' : `<strong>${label === null ? words : escapeText(label)}</strong>`,
    label !== null && words !== '' ? words : '',
    title === undefined ? '' : `<strong>${context.inline(title.children)}</strong>`,
    ...caption,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** A caption that is one run of text stays one; with paragraphs in it, it is blocks. */
function captionText(caption: El, context: Context): string {
  const isText = childrenBut(caption, 'para').length === caption.children.length
  return isText ? context.inline(caption.children).trim() : context.blocks(caption.children)
}

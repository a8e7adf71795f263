import type { El } from './xml.ts'

type Child = El | string

export const isElement = (node: Child): node is El => typeof node !== 'string'

export const attribute = (el: El, name: string): string | null => {
  const value = el.attributes[name]?.trim()
  return value === undefined || value === '' ? null : value
}

export const idOf = (el: El): string | null => attribute(el, 'id')

export const classesOf = (el: El): string[] => (el.attributes['class'] ?? '').split(/\s+/).filter(Boolean)

export const elementsOf = (el: El): El[] => el.children.filter(isElement)

export const childrenNamed = (el: El, ...names: string[]): El[] =>
  elementsOf(el).filter(({ name, isMath }) => !isMath && names.includes(name))

export const childNamed = (el: El, name: string): El | undefined => childrenNamed(el, name)[0]

/** The children without the elements of these names. */
export const childrenBut = (el: El, ...names: string[]): Child[] =>
  el.children.filter((child) => !isElement(child) || child.isMath || !names.includes(child.name))

/** All descendants in the order of the document, the element itself not. */
export function* descendants(el: El): Generator<El> {
  for (const child of el.children)
    if (isElement(child)) {
      yield child
      yield* descendants(child)
    }
}

/** The words an element holds, white space folded, annotations of formulas left out. */
export const textOf = (node: Child): string => rawText(node).replace(/\s+/g, ' ').trim()

/** The words as they are written, for code. */
export function rawText(node: Child): string {
  if (!isElement(node)) return node
  if (node.isMath && (node.name === 'annotation' || node.name === 'annotation-xml')) return ''
  if (node.name === 'newline') return '\n'
  return node.children.map(rawText).join('')
}

export const isBlank = (node: Child): boolean => !isElement(node) && node.trim() === ''

/** A copy without what `isLeftOut` names, at any depth. */
export const without = (el: El, isLeftOut: (el: El) => boolean): El => ({
  ...el,
  children: el.children
    .filter((child) => !isElement(child) || !isLeftOut(child))
    .map((child) => (isElement(child) ? without(child, isLeftOut) : child)),
})

import { attribute, childNamed, classesOf, descendants, idOf, textOf } from './tree.ts'
import type { El } from './xml.ts'
import type { Words } from './words.ts'

/** What can be linked to: its kind, and its number within the chapter where it has one. */
export interface Target {
  name: string
  /** E.g. `Figure 3.2`; null where nothing is numbered. */
  label: string | null
  title: string | null
}

/** What a book's links can lead to; each module's ids and title. */
export interface References {
  titleOf(document: string): string | null
  target(document: string, id: string): Target | null
  /** Whether anything links to it. */
  isLinked(document: string, id: string): boolean
}

/** Gathers a book's targets module by module, in the order of the book, and numbers them as OpenStax does. */
export class ReferenceIndex implements References {
  readonly #titles = new Map<string, string>()
  readonly #targets = new Map<string, Target>()
  readonly #linked = new Set<string>()
  #counts = new Map<string, number>()
  #chapter: number | null = null
  readonly #words: Words

  constructor(words: Words) {
    this.#words = words
  }

  /** @param number of the chapter, from 1; null before and after the chapters, where numbers stand alone */
  beginChapter(number: number | null): void {
    this.#chapter = number
    this.#counts = new Map()
  }

  add(document: string, root: El): void {
    const title = childNamed(root, 'title')
    this.#titles.set(document, title === undefined ? '' : textOf(title))
    this.#scan(document, root, false)
  }

  titleOf(document: string): string | null {
    return this.#titles.get(document) ?? null
  }
  target(document: string, id: string): Target | null {
    return this.#targets.get(`${document}#${id}`) ?? null
  }
  isLinked(document: string, id: string): boolean {
    return this.#linked.has(`${document}#${id}`)
  }

  #scan(document: string, root: El, isInFigure: boolean): void {
    for (const el of root.children) {
      if (typeof el === 'string' || el.isMath) continue
      const to = el.name === 'link' ? attribute(el, 'target-id') : null
      if (to !== null) this.#linked.add(`${attribute(el, 'document') ?? document}#${to}`)
      const label = this.#label(el, isInFigure)
      const id = idOf(el)
      const title = childNamed(el, 'title')
      if (id !== null)
        this.#targets.set(`${document}#${id}`, {
          name: el.name,
          label,
          title: title === undefined || textOf(title) === '' ? null : textOf(title),
        })
      this.#scan(document, el, isInFigure || el.name === 'figure')
    }
  }

  #label(el: El, isInFigure: boolean): string | null {
    const { name } = el
    if (name !== 'figure' && name !== 'table' && name !== 'example' && name !== 'equation') return null
    if (classesOf(el).some((given) => given === 'unnumbered' || given === 'splash')) return null
    if (isInFigure || (name === 'equation' && idOf(el) === null)) return null
    const count = (this.#counts.get(name) ?? 0) + 1
    this.#counts.set(name, count)
    return `${this.#words[name]} ${this.#chapter === null ? '' : `${this.#chapter}.`}${count}`
  }
}

/** Addresses of the interactives a module asks for, `{INTERACTIVES_ROOT}/ID`, as ids. */
export const interactiveIdsIn = (root: El): string[] =>
  [...descendants(root)].flatMap((el) => {
    const id = el.name === 'link' ? interactiveIdOf(el) : null
    return id === null ? [] : [id]
  })

/** Whether a link stands for an exercise that is put in its place. */
export const isEmbed = (el: El): boolean =>
  el.name === 'link' &&
  !el.isMath &&
  (classesOf(el).includes('os-embed') ||
    /^#(?:ost\/api\/ex|exercises?)\//.test(urlOf(el)) ||
    interactiveIdOf(el) !== null)

export function interactiveIdOf(link: El): string | null {
  const id = /^\{INTERACTIVES_ROOT\}\/+([^/?#]+)\/?$/.exec(urlOf(link))?.[1]
  return id === undefined || id === '.' || id === '..' ? null : id
}

export const urlOf = (link: El): string => attribute(link, 'url') ?? ''

import { refused } from './codes.ts'
import { attribute, childNamed, childrenNamed, classesOf, descendants, elementsOf, textOf } from './tree.ts'
import type { Words } from './words.ts'
import { wordsFor } from './words.ts'
import type { El } from './xml.ts'

/** A run of a book's modules that becomes one module of the course. */
export interface Chapter {
  /** Null when the modules' own title says more (a preface that stands alone). */
  title: string | null
  /** `chapter`: within a subcollection, or the whole of a book that has none. */
  kind: 'chapter' | 'front' | 'back'
  /** From 1 among the chapters; null before and after them. */
  number: number | null
  documents: string[]
}

export interface Book {
  title: string
  slug: string
  /** BCP 47, as the collection says it. */
  language: string
  abstract: string | null
  authors: string[]
  licence: { url: string | null; name: string | null }
  chapters: Chapter[]
}

/**
 * Reads a collection: the innermost subcollection that holds modules is a chapter, with the titles of those around
 * it before its own; modules outside every subcollection are front or back matter.
 * @throws ImportRefused `collection_empty`
 */
export function readCollection(root: El, path: string, slugOfBooks: string | null): Book {
  const metadata = childNamed(root, 'metadata') ?? root
  const text = (name: string): string | null => {
    const found = childNamed(metadata, name)
    return found === undefined || textOf(found) === '' ? null : textOf(found)
  }
  const fileSlug = path.replace(/^.*\//, '').replace(/\.collection\.xml$/, '')
  const language = text('language') ?? attribute(root, 'lang') ?? 'en'
  const chapters = chaptersOf(childNamed(root, 'content') ?? root, wordsFor(language))
  if (chapters.length === 0) throw refused('collection_empty', path)
  const licence = childNamed(metadata, 'license')
  return {
    title: text('title') ?? titleOf(root) ?? fileSlug,
    slug: text('slug') ?? slugOfBooks ?? fileSlug,
    language,
    abstract: text('abstract'),
    authors: authorsOf(metadata),
    licence: {
      url: licence === undefined ? null : attribute(licence, 'url'),
      name: licence === undefined || textOf(licence) === '' ? null : textOf(licence),
    },
    chapters,
  }
}

interface Run {
  titles: string[]
  documents: string[]
}

function chaptersOf(content: El, words: Words): Chapter[] {
  const runs: Run[] = []
  collect(content, [], runs)
  const full = runs.filter(({ documents }) => documents.length > 0)
  const first = full.findIndex(({ titles }) => titles.length > 0)
  const last = full.findLastIndex(({ titles }) => titles.length > 0)
  let number = 0
  return full.map(({ titles, documents }, index): Chapter => {
    const outside = titles.length === 0
    if (outside && first >= 0 && (index < first || index > last)) {
      const kind = index < first ? 'front' : 'back'
      return { title: documents.length === 1 ? null : words[kind], kind, number: null, documents }
    }
    if (outside && first >= 0) return { title: null, kind: 'front', number: null, documents }
    number += 1
    return { title: outside ? null : titles.join(': '), kind: 'chapter', number, documents }
  })
}

function collect(content: El, titles: string[], runs: Run[]): void {
  let run: Run | null = null
  for (const child of elementsOf(content))
    if (child.name === 'module') {
      const document = attribute(child, 'document')
      if (document === null) continue
      if (run === null) runs.push((run = { titles, documents: [] }))
      run.documents.push(document)
    } else if (child.name === 'subcollection') {
      run = null
      const title = titleOf(child)
      collect(childNamed(child, 'content') ?? child, title === null ? titles : [...titles, title], runs)
    }
}

function titleOf(el: El): string | null {
  const title = childNamed(el, 'title') ?? elementsOf(el).flatMap((child) => childrenNamed(child, 'title'))[0]
  const text = title === undefined ? '' : textOf(title)
  return text === '' ? null : text
}

/** Names of the authors: `md:authors`, or the roles and actors of older books. */
function authorsOf(metadata: El): string[] {
  const all = [...descendants(metadata)]
  const nameOf = (person: El): string => textOf(childNamed(person, 'fullname') ?? person)
  const named = all.filter(({ name }) => name === 'author').map(nameOf)
  if (named.length > 0) return named.filter(Boolean)
  const role = all.find((el) => el.name === 'role' && attribute(el, 'type') === 'author')
  const ids = role === undefined ? [] : textOf(role).split(/\s+/)
  return all
    .filter(
      (el) =>
        (el.name === 'person' || el.name === 'organization') && ids.includes(attribute(el, 'userid') ?? ''),
    )
    .map(nameOf)
    .filter((name) => name !== '' && !classesOf(metadata).includes(name))
}

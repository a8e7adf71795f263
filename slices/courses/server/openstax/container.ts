import type { SourceArchive } from '../draft.ts'
import { refused } from './codes.ts'
import { attribute, descendants } from './tree.ts'
import { parseXml } from './xml.ts'

/** Where the book's repository begins in the archive, '' or with `/` at its end, and its collections. */
export interface Container {
  root: string
  /** Paths in the archive. */
  collections: { path: string; slug: string | null }[]
}

const collectionFile = /(^|\/)collections\/[^/]+\.collection\.xml$/

/** A file of a repository, as it is or within one folder of any name (as GitHub packs it), the outermost first. */
function rootOf(paths: readonly string[], end: string): string | null {
  const found = paths
    .filter((path) => path === end || path.endsWith(`/${end}`))
    .toSorted((a, b) => a.split('/').length - b.split('/').length)[0]
  return found === undefined ? null : found.slice(0, found.length - end.length)
}

/**
 * Reads META-INF/books.xml; where there is none, every file `collections/*.collection.xml` is a book.
 * @throws ImportRefused `not_openstax`, `collection_missing`, `broken_xml`
 */
export async function readContainer(archive: SourceArchive): Promise<Container> {
  const root = rootOf(archive.paths, 'META-INF/books.xml')
  if (root === null) return withoutBooks(archive)
  const path = `${root}META-INF/books.xml`
  const books = [...descendants(parseXml(await archive.text(path), path))].filter(
    ({ name }) => name === 'book',
  )
  if (books.length === 0) return withoutBooks(archive)
  const collections = books.map((book) => {
    const slug = attribute(book, 'slug')
    const href = attribute(book, 'href') ?? `../collections/${slug}.collection.xml`
    const collection = resolvePath(`${root}META-INF/`, href)
    if (collection === null || !archive.has(collection))
      throw refused('collection_missing', path, { collection: href })
    return { path: collection, slug }
  })
  return { root, collections }
}

function withoutBooks(archive: SourceArchive): Container {
  const paths = archive.paths.filter((path) => collectionFile.test(path)).toSorted()
  const root = paths[0]?.replace(/collections\/[^/]+$/, '')
  if (root === undefined) throw refused('not_openstax', 'META-INF/books.xml')
  return {
    root,
    collections: paths.filter((path) => path.startsWith(root)).map((path) => ({ path, slug: null })),
  }
}

/** A relative address within the archive as a path of it; null when it leads out of it or to another place. */
export function resolvePath(folder: string, href: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) return null
  const parts = href.startsWith('/') ? [] : folder.split('/').filter(Boolean)
  for (const part of href.replace(/[?#].*$/, '').split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}

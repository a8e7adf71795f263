import { ImportRefused, type SourceArchive } from './draft.ts'

export type SourceFormat = 'openstax' | 'markdown'

/** What tells a source's format: the paths that are looked for. */
const marks: readonly { format: SourceFormat; wanted: string; fits: (path: string) => boolean }[] = [
  { format: 'openstax', wanted: 'META-INF/books.xml', fits: (path) => path === 'META-INF/books.xml' },
  {
    format: 'openstax',
    wanted: 'collections/*.collection.xml',
    fits: (path) => /^collections\/[^/]+\.collection\.xml$/.test(path),
  },
  { format: 'markdown', wanted: 'course.yaml', fits: (path) => path === 'course.yaml' },
]

/**
 * The format of a source by what it holds, never by its name.
 *
 * @throws ImportRefused `unknown_format`, with what was looked for and what was found
 */
export function formatOf(archive: SourceArchive): SourceFormat {
  const mark = marks.find(({ fits }) => archive.paths.some(fits))
  if (mark !== undefined) return mark.format
  throw new ImportRefused('unknown_format', '', {
    wanted: marks.map(({ wanted }) => wanted).join(', '),
    found: archive.paths.slice(0, 5).join(', '),
  })
}

import {
  type CourseDraft,
  type ImportResult,
  type ModuleDraft,
  type SourceArchive,
  type UnitDraft,
} from '../draft.ts'
import { refused } from './codes.ts'
import { type Book, type Chapter, readCollection } from './collection.ts'
import { readContainer } from './container.ts'
import { aboutIn, detailsOf, languageOf } from './details.ts'
import { FileRegistry } from './files.ts'
import { type H5p, h5pContext, readH5p } from './h5p.ts'
import { createSay, type Say } from './say.ts'
import { interactiveIdsIn, ReferenceIndex } from './references.ts'
import { createContext } from './render.ts'
import { Report } from './report.ts'
import { resolveLinks } from './resolve.ts'
import { type Made, unitsOf } from './unit.ts'
import { wordsFor } from './words.ts'
import { type El, parseXml } from './xml.ts'

/**
 * Imports every book of an OpenStax repository: a chapter is a module, a CNXML module a unit, its exercises are
 * questions at their places. Reads the archive twice (to number and link, then to write) so that a large book never
 * stands in memory as a whole, and gives way to other work between modules.
 * @param onProgress share done, 0 to 1
 * @throws ImportRefused with one of `openStaxRefusalCodes`
 */
export async function importOpenStax(
  archive: SourceArchive,
  onProgress: (share: number) => void = () => {},
): Promise<ImportResult> {
  const { root, collections } = await readContainer(archive)
  const report = new Report()
  const books: Book[] = []
  for (const { path, slug } of collections)
    books.push(readCollection(parseXml(await archive.text(path), path), path, slug))
  const steps = books.reduce((sum, book) => sum + documentsOf(book).length, 0) * 2
  let done = 0
  const work: Work = {
    archive,
    root,
    report,
    used: { documents: new Set(), interactives: new Set() },
    async next() {
      done += 1
      onProgress(Math.min(0.99, done / steps))
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
  const courses: CourseDraft[] = []
  for (const book of books) courses.push(await importBook(book, work))
  await reportUnused(work)
  onProgress(1)
  return { courses, report: report.lines() }
}

interface Work {
  archive: SourceArchive
  root: string
  report: Report
  used: { documents: Set<string>; interactives: Set<string> }
  /** One module is done; lets others have their turn. */
  next(): Promise<void>
}

const documentsOf = (book: Book): string[] => book.chapters.flatMap(({ documents }) => documents)

const pathOf = (root: string, document: string): string => `${root}modules/${document}/index.cnxml`

async function readModule(document: string, { archive, root }: Work): Promise<El> {
  const path = pathOf(root, document)
  if (!/^[\w.-]+$/.test(document) || !archive.has(path))
    throw refused('module_missing', path, { module: document })
  return parseXml(await archive.text(path), path)
}

async function importBook(book: Book, work: Work): Promise<CourseDraft> {
  const language = languageOf(book)
  const say = createSay(language, /^(?:en|zh)\b/i.test(book.language) ? null : book.language)
  const words = wordsFor(book.language)
  if (!/^(?:en|zh)\b/i.test(book.language))
    work.report.add('changed', 'language_not_offered', book.slug, null, { language: book.language })
  const references = new ReferenceIndex(words)
  const about = await indexBook(book, references, work)
  const files = new FileRegistry(work.archive)
  const made = new Map<string, Made>()
  for (const { chapter, document } of places(book)) {
    const root = await readModule(document, work)
    const interactives = await readInteractives(root, document, work)
    const context = createContext({
      document,
      folder: `${work.root}modules/${document}/`,
      words,
      references,
      files,
      report: work.report,
      interactives,
      hasUnit: (name) => references.titleOf(name) !== null,
    })
    if (!made.has(document)) made.set(document, unitsOf(root, context, say, chapter.kind !== 'chapter'))
    await work.next()
  }
  const seconds = [...made.values()].reduce((sum, unit) => sum + unit.seconds, 0)
  const modules = modulesOf(book, made, say, work.report)
  const draft = resolveLinks(
    {
      sourceKey: `openstax:${book.slug}`,
      slug: book.slug,
      details: detailsOf(book, seconds, about, say),
      modules,
      files: files.drafts(),
    },
    made,
    work.report,
  )
  count(draft, work.report)
  return draft
}

/** Numbers what can be linked to; answers what the preface says of the book. */
async function indexBook(book: Book, references: ReferenceIndex, work: Work): Promise<string | null> {
  let about: string | null = null
  for (const chapter of book.chapters) {
    references.beginChapter(chapter.number)
    for (const document of chapter.documents) {
      const root = await readModule(document, work)
      if (chapter.kind === 'front') about ??= aboutIn(root, book.title)
      references.add(document, root)
      work.used.documents.add(document)
      await work.next()
    }
  }
  return about
}

const places = (book: Book): { chapter: Chapter; document: string }[] =>
  book.chapters.flatMap((chapter) => chapter.documents.map((document) => ({ chapter, document })))

async function readInteractives(root: El, document: string, work: Work): Promise<Map<string, H5p>> {
  const found = new Map<string, H5p>()
  for (const id of new Set(interactiveIdsIn(root))) {
    work.used.interactives.add(id)
    const read = await readH5p(work.archive, work.root, id)
    if (typeof read === 'string') work.report.add('dropped', read, document, id)
    else found.set(id, read)
  }
  return found
}

/**
 * A document that a book names twice is a unit in its first place. A module is named after its first unit, so that a
 * new title or place keeps it.
 */
function modulesOf(book: Book, made: ReadonlyMap<string, Made>, say: Say, report: Report): ModuleDraft[] {
  const placed = new Set<string>()
  return book.chapters.flatMap((chapter): ModuleDraft[] => {
    const units: UnitDraft[] = []
    for (const document of chapter.documents) {
      if (placed.has(document)) continue
      placed.add(document)
      const own = made.get(document)?.units ?? []
      if (own.length === 0) report.add('dropped', 'unit_empty', document)
      else if (own.every(({ steps }) => steps.every(({ content }) => content.kind === 'reading')))
        report.add('kept', 'unit_without_question', document)
      units.push(...own)
    }
    const first = units[0]
    if (first === undefined) return []
    const alone = chapter.kind === 'chapter' ? say(book.title) : first.title
    return [{ key: `of:${first.key}`, title: chapter.title === null ? alone : say(chapter.title), units }]
  })
}

function count(draft: CourseDraft, report: Report): void {
  const units = draft.modules.flatMap((module) => module.units)
  const questions = units
    .flatMap(({ steps }) => steps)
    .filter(({ content }) => content.kind !== 'reading').length
  const { slug } = draft
  if (units.length > 0) report.add('kept', 'units_kept', slug, null, {}, units.length)
  if (questions > 0) report.add('kept', 'questions_kept', slug, null, {}, questions)
  if (draft.files.length > 0) report.add('kept', 'figures_kept', slug, null, {}, draft.files.length)
}

/** Modules and interactives of the repository that no book asks for. */
async function reportUnused({ archive, root, used, report }: Work): Promise<void> {
  const seen = new Set<string>()
  for (const path of archive.paths) {
    if (!path.startsWith(root)) continue
    const [folder, id] = path.slice(root.length).split('/')
    if (id === undefined || seen.has(`${folder}/${id}`)) continue
    seen.add(`${folder}/${id}`)
    if (folder === 'modules' && path.endsWith('/index.cnxml') && !used.documents.has(id))
      report.add('dropped', 'module_unused', 'modules', id)
    if (
      folder === 'interactives' &&
      path.slice(root.length).split('/').length > 2 &&
      !used.interactives.has(id)
    ) {
      const [document] = await h5pContext(archive, root, id)
      report.add('dropped', 'interactive_unused', document ?? 'interactives', id)
    }
  }
}

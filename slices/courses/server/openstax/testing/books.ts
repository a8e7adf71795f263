import { importOpenStax } from '../import-openstax.ts'
import { type Archive, archiveOf } from './archives.ts'

/** A module's file. @param rest what stands beside the content: metadata, glossary */
export const cnxml = (content: string, title = 'A section', rest = ''): string =>
  `<document xmlns="http://cnx.rice.edu/cnxml" xmlns:m="http://www.w3.org/1998/Math/MathML" xmlns:md="http://cnx.rice.edu/mdml">
<title>${title}</title>${rest.includes('<metadata') ? '' : '<metadata><md:title>Meta</md:title></metadata>'}<content>${content}</content>${rest}</document>`

/** A collection's file. @param content `<module document="…"/>` and subcollections */
export const collection = (content: string, metadata = ''): string =>
  `<col:collection xmlns:col="http://cnx.rice.edu/collxml" xmlns:md="http://cnx.rice.edu/mdml" xmlns="http://cnx.rice.edu/collxml">
<col:metadata><md:title>A book</md:title><md:slug>a-book</md:slug>${metadata.includes('md:language') ? '' : '<md:language>en</md:language>'}
<md:license url="http://creativecommons.org/licenses/by/4.0/"/>${metadata}</col:metadata><col:content>${content}</col:content></col:collection>`

export const chapter = (title: string, ...documents: string[]): string =>
  `<col:subcollection><md:title>${title}</md:title><col:content>${documents
    .map((document) => `<col:module document="${document}"/>`)
    .join('')}</col:content></col:subcollection>`

export const books = (...slugs: string[]): string =>
  `<container xmlns="https://openstax.org/namespaces/book-container" version="1">${slugs
    .map((slug) => `<book slug="${slug}" href="../collections/${slug}.collection.xml"/>`)
    .join('')}</container>`

/** A book of one chapter; `modules` are files, `others` anything else of the repository. */
export const bookOf = (modules: Record<string, string>, others: Record<string, string> = {}): Archive =>
  archiveOf({
    'META-INF/books.xml': books('a-book'),
    'collections/a-book.collection.xml': collection(chapter('A chapter', ...Object.keys(modules))),
    ...Object.fromEntries(Object.entries(modules).map(([id, text]) => [`modules/${id}/index.cnxml`, text])),
    ...others,
  })

type Imported = Awaited<ReturnType<typeof importOpenStax>>
export type Unit = Imported['courses'][number]['modules'][number]['units'][number]

/** What becomes of one module with this content. */
export async function importContent(
  content: string,
  others: Record<string, string> = {},
  rest = '',
): Promise<{ unit: Unit; units: Unit[]; report: Imported['report']; codes: string[]; files: string[] }> {
  const { courses, report } = await importOpenStax(bookOf({ m1: cnxml(content, 'A section', rest) }, others))
  const units = courses.flatMap(({ modules }) => modules.flatMap((module) => module.units))
  const [unit] = units
  if (unit === undefined) throw new Error('the module became no unit')
  const files = courses.flatMap((course) => course.files.map(({ name }) => name))
  return { unit, units, report, codes: report.map(({ code }) => code), files }
}

/** All readings of a unit as one HTML. */
export const readingsOf = (unit: Unit): string =>
  unit.steps.map(({ content }) => (content.kind === 'reading' ? (content.html.en ?? '') : '')).join('\n')

/** The HTML that this content becomes. */
export const htmlOf = async (content: string, others: Record<string, string> = {}): Promise<string> =>
  readingsOf((await importContent(content, others)).unit)

/** Every text of a unit, marks and all. */
export const everythingOf = (unit: Unit): string => JSON.stringify(unit)

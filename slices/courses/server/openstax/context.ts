import type { References } from './references.ts'
import type { FileRegistry } from './files.ts'
import type { H5p } from './h5p.ts'
import type { Report } from './report.ts'
import type { Words } from './words.ts'
import type { El } from './xml.ts'

/** What the rendering of one CNXML module needs to know and may tell. */
export interface Context {
  /** Id of the module, e.g. `m00030`; the place of every line of the report. */
  readonly document: string
  /** Its folder in the archive, with `/` at its end. */
  readonly folder: string
  readonly words: Words
  readonly references: References
  readonly files: FileRegistry
  readonly report: Report
  /** The interactives this module asks for that the file holds. */
  readonly interactives: ReadonlyMap<string, H5p>
  /** Whether the book has this document as a unit. */
  hasUnit(document: string): boolean
  /** Footnotes met since they were last taken, HTML; their marks count on through the module. */
  readonly footnotes: { count: number; waiting: string[] }
  /** Renders a mixture as text within a paragraph. */
  inline(nodes: readonly (El | string)[]): string
  /** Renders a mixture as blocks, loose text as paragraphs. */
  blocks(nodes: readonly (El | string)[]): string
}

/** Writes one element as HTML. */
export type Write = (el: El, context: Context) => string

import { Readable } from 'node:stream'
import type { ExportTable } from '@banxue/platform/export-table'
import { languages } from '@banxue/platform/i18n/language'
import { ZipFile } from 'yazl'
import { byteOrderMark, csvLine } from './csv.ts'
import { csvName, jsonName, type ReadmeFacts, readme } from './readme.ts'

type Row = Readonly<Record<string, unknown>>

/** Text is gathered to about this many characters before it goes on. */
const chunkLength = 64 * 1024

/**
 * The tables as a ZIP that is made while it is read: rows come a page at a time and are gone again.
 *
 * @param onRow told after every row with the share of files that are written, 0 to 1; what it throws ends the ZIP
 */
export function zipOf(
  tables: readonly ExportTable[],
  facts: ReadmeFacts,
  onRow: (share: number) => Promise<void>,
): Readable {
  const zip = new ZipFile()
  // The library promises less than it gives.
  const out = zip.outputStream as Readable
  zip.on('error', (error: Error) => out.destroy(error))
  const options = { mtime: facts.madeAt }
  for (const language of languages) {
    const name = language === 'en' ? 'README.md' : `README.${language}.md`
    zip.addBuffer(Buffer.from(readme(tables, facts, language)), name, options)
  }
  let written = 0
  const fileCount = 2 * tables.length
  for (const table of tables)
    for (const [name, texts] of [
      [jsonName(table), jsonTexts],
      [csvName(table), csvTexts],
    ] as const)
      zip.addReadStreamLazy(name, options, (use) => {
        const file = Readable.from(gathered(texts(table, () => onRow(written / fileCount))))
        // The library does not look at what it reads.
        file.on('error', (error) => out.destroy(error))
        file.on('end', () => (written += 1))
        use(null, file)
      })
  zip.end()
  return out
}

async function* jsonTexts({ rows, isLong = false }: ExportTable, onRow: () => Promise<void>) {
  let count = 0
  for await (const row of rows()) {
    yield isLong ? `${JSON.stringify(row)}\n` : `${count === 0 ? '[\n' : ',\n'}${JSON.stringify(row)}`
    count += 1
    await onRow()
  }
  if (!isLong) yield count === 0 ? '[]\n' : '\n]\n'
}

async function* csvTexts({ rows }: ExportTable, onRow: () => Promise<void>) {
  let columns: string[] | undefined
  for await (const row of rows()) {
    if (columns === undefined) {
      columns = Object.keys(row)
      yield byteOrderMark + csvLine(columns)
    }
    yield csvLine(valuesOf(row, columns))
    await onRow()
  }
}

const valuesOf = (row: Row, columns: readonly string[]) => columns.map((column) => row[column])

async function* gathered(texts: AsyncIterable<string>): AsyncIterable<Buffer> {
  let text = ''
  for await (const next of texts) {
    text += next
    if (text.length < chunkLength) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}

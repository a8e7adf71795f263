import { createWriteStream, existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** A book to import: its ZIP, and the address its course gets. */
export interface Book {
  zip: string
  slug: string
  forget(): Promise<void>
}

const sample = 'openstax-introduction-to-python.zip'

/** The whole OpenStax book where `BANXUE_SAMPLES` names the folder that holds it, else a small one made by hand. */
export async function bookToImport(): Promise<Book> {
  const path = join(process.env.BANXUE_SAMPLES ?? '', sample)
  if (process.env.BANXUE_SAMPLES && existsSync(path))
    return { zip: path, slug: 'introduction-python-programming', forget: async () => undefined }
  console.warn(
    `A SMALL BOOK STANDS IN: BANXUE_SAMPLES names no folder that holds ${sample}, so the journey imports e2e/fixtures/small-book.`,
  )
  const folder = await mkdtemp(join(tmpdir(), 'banxue-book-'))
  const zip = join(folder, 'small-book.zip')
  await pack(join(import.meta.dirname, '../fixtures/small-book'), zip)
  return { zip, slug: 'small-book', forget: () => rm(folder, { recursive: true, force: true }) }
}

async function pack(folder: string, to: string): Promise<void> {
  const archive = new ZipFile()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile()) archive.addFile(path, path.slice(folder.length + 1).replaceAll('\\', '/'))
  }
  archive.end()
  await pipeline(archive.outputStream as NodeJS.ReadableStream, createWriteStream(to))
}

import { readFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import yauzl from 'yauzl'
import { type Archive, archiveOf } from './archives.ts'

/** Path of a real sample, where `BANXUE_SAMPLES` names a folder that holds it; says so when it does not. */
export function samplePath(name: string): string | null {
  const folder = process.env['BANXUE_SAMPLES']
  const path = folder === undefined || folder === '' ? null : join(folder, name)
  if (path !== null && existsSync(path)) return path
  console.warn(`SKIPPED: the tests of ${name}, because BANXUE_SAMPLES names no folder that holds it.`)
  return null
}

/** A ZIP that is trusted, read into memory. */
export async function sampleArchive(path: string): Promise<Archive> {
  const files: Record<string, Uint8Array> = {}
  const zip = await promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)(await readFile(path), {
    lazyEntries: false,
  })
  const reads: Promise<void>[] = []
  zip.on('entry', (entry: yauzl.Entry) => {
    if (entry.fileName.endsWith('/')) return
    files[entry.fileName] = new Uint8Array()
    reads.push(
      promisify(
        zip.openReadStream.bind(zip) as (
          entry: yauzl.Entry,
          done: (error: Error | null, stream: NodeJS.ReadableStream) => void,
        ) => void,
      )(entry).then(async (stream) => {
        const chunks: Uint8Array[] = []
        for await (const chunk of stream) chunks.push(chunk as Uint8Array)
        files[entry.fileName] = Buffer.concat(chunks)
      }),
    )
  })
  await new Promise((resolve, reject) => zip.on('end', resolve).on('error', reject))
  await Promise.all(reads)
  return archiveOf(files)
}

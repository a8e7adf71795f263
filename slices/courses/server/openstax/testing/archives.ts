import { Readable } from 'node:stream'
import type { importOpenStax } from '../import-openstax.ts'

/** What the importer reads. */
export type Archive = Parameters<typeof importOpenStax>[0]

/** An archive of files written in a test; a file's order is that of the object. */
export function archiveOf(files: Readonly<Record<string, string | Uint8Array>>): Archive {
  const bytes = (path: string): Buffer => {
    const file = files[path]
    if (file === undefined) throw new Error(`${path} is not in the archive`)
    return Buffer.from(file)
  }
  return {
    paths: Object.keys(files),
    has: (path) => Object.hasOwn(files, path),
    text: (path) => Promise.resolve(bytes(path).toString('utf8')),
    sizeBytes: (path) => bytes(path).length,
    open: (path) => Promise.resolve(Readable.from([bytes(path)])),
  }
}

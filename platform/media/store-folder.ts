import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Storage } from '../files/storage.ts'
import { typeOf } from './addresses.ts'

/** Files stored at the same time: learners' work waits for the same disk. */
const atOnce = 3

/**
 * Puts every file of a folder into storage below a prefix.
 *
 * @param prefix with no slash at the end
 * @throws the signal's reason between two files; what storage throws
 */
export async function storeFolder(
  storage: Storage,
  folder: string,
  prefix: string,
  signal: AbortSignal,
): Promise<void> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const storeFile = async (path: string) => {
    const name = relative(folder, path).split(sep).join('/')
    const mediaType = typeOf(name) ?? 'application/octet-stream'
    const { size: sizeBytes } = await stat(path)
    await storage.put(`${prefix}/${name}`, createReadStream(path), { mediaType, sizeBytes })
  }
  for (let next = 0; next < paths.length; next += atOnce) {
    signal.throwIfAborted()
    const ends = await Promise.allSettled(paths.slice(next, next + atOnce).map(storeFile))
    const failed = ends.find((end) => end.status === 'rejected')
    if (failed !== undefined) throw failed.reason
  }
}

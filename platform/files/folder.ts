import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { checkKey, NoSuchFile, type Storage, type StoredFile } from './storage.ts'

/** Storage in a folder: written beside its place, synced, then renamed, so a crash leaves no half file. */
export async function createFolderStorage(folder: string): Promise<Storage> {
  const partial = join(folder, '.partial')
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { recursive: true })
  const pathOf = (key: string) => join(folder, checkKey(key))
  const sizeBytes = async (key: string) => {
    const found = await stat(pathOf(key)).catch(() => null)
    return found?.isFile() ? found.size : null
  }
  return {
    async put(key, body) {
      const path = pathOf(key)
      const draft = join(partial, randomUUID())
      try {
        await pipeline(body instanceof Uint8Array ? Readable.from([body]) : body, createWriteStream(draft))
        await sync(draft)
        await mkdir(dirname(path), { recursive: true })
        await rename(draft, path)
        await sync(dirname(path))
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    async open(key, range) {
      if ((await sizeBytes(key)) === null) throw new NoSuchFile(key)
      return createReadStream(pathOf(key), range)
    },
    sizeBytes,
    has: async (key) => (await sizeBytes(key)) !== null,
    list: (prefix = '') => filesBelow(prefix === '' ? folder : pathOf(prefix), prefix),
    delete: (key) => rm(pathOf(key), { force: true }),
    deletePrefix: (prefix) => rm(pathOf(prefix), { recursive: true, force: true }),
    pathOf,
    async freeBytes() {
      const { bavail, bsize } = await statfs(folder)
      return bavail * bsize
    },
    async check() {
      await readdir(folder)
    },
  }
}

async function* filesBelow(folder: string, prefix: string): AsyncGenerator<StoredFile> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    const [path, key] = [join(folder, entry.name), `${prefix}${entry.name}`]
    if (entry.isDirectory() && key !== '.partial') yield* filesBelow(path, `${key}/`)
    const found = entry.isFile() ? await stat(path).catch(() => null) : null
    if (found !== null) yield { key, sizeBytes: found.size }
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

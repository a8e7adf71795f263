import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Storage } from '../files/storage.ts'
import type { Backup, Entry } from './archive-reader.ts'
import { filesFolder } from './manifest.ts'
import { BackupRefused } from './refused.ts'

const keyOf = ({ name }: Entry): string => name.slice(filesFolder.length)
const filesOf = ({ entries }: Backup) => entries.filter(({ name }) => name.startsWith(filesFolder))

/** Bytes of the backup's files that the store does not have. */
export async function missingBytes(backup: Backup, storage: Storage): Promise<number> {
  const there = new Map<string, number>()
  for await (const { key, sizeBytes } of storage.list()) there.set(key, sizeBytes)
  return filesOf(backup)
    .filter((entry) => there.get(keyOf(entry)) !== entry.sizeBytes)
    .reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
}

/**
 * Puts every file that is not there just as it is, and reads each once to see that it is. A key never changes what it
 * names, so that nothing of a school that is there is harmed.
 */
export async function putFiles(
  backup: Backup,
  storage: Storage,
  done: (bytes: number) => void,
): Promise<{ count: number; sizeBytes: number }> {
  const all = { count: 0, sizeBytes: 0 }
  for (const entry of filesOf(backup)) {
    const key = keyOf(entry)
    if (!(await isThere(storage, key, entry))) {
      const body = Readable.from(backup.read(entry), { objectMode: false })
      await storage.put(key, body, { mediaType: 'application/octet-stream', sizeBytes: entry.sizeBytes })
      if (!(await isThere(storage, key, entry)))
        throw new BackupRefused(
          `The file store does not give back ${key} as it was put; nothing was changed.`,
        )
    }
    all.count += 1
    all.sizeBytes += entry.sizeBytes
    done(entry.sizeBytes)
  }
  return all
}

/** Deletes what belongs to no file of the backup, and answers how many files that were. */
export async function forgetStrangers(backup: Backup, storage: Storage): Promise<number> {
  const known = new Set(filesOf(backup).map(keyOf))
  let count = 0
  for await (const { key } of storage.list())
    if (!known.has(key)) {
      await storage.delete(key)
      count += 1
    }
  return count
}

async function isThere(storage: Storage, key: string, { sizeBytes, sha256 }: Entry): Promise<boolean> {
  if ((await storage.sizeBytes(key)) !== sizeBytes) return false
  const hash = createHash('sha256')
  for await (const bytes of await storage.open(key)) hash.update(bytes as Uint8Array)
  return hash.digest('hex') === sha256
}

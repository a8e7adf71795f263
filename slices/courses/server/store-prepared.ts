import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { Storage } from '@banxue/platform/files/storage'
import type { Registration } from '@banxue/platform/media/register'
import { fileKey } from './addresses.ts'
import { filesFolder, type Summary, unitChunks } from './prepared-folder.ts'
import type { PreparedFile } from './prepared.ts'
import type { ContentStore } from './store/content-store.ts'

/** Makes a recording the school's, unless it is; answers its id. */
export type RegisterMedia = (registration: Registration, signal: AbortSignal) => Promise<string>

/** What takes in what was prepared. */
export interface Keepers {
  content: ContentStore
  storage: Storage
  registerMedia: RegisterMedia
}

/** Files stored at the same time. */
const atOnce = 8

/**
 * Writes what was prepared, a file or some units at a time, each in a statement of its own: no transaction
 * stays open, and nothing refers to any of it yet.
 *
 * @param onProgress told the share done, 0 to 1
 * @throws the signal's reason, between two writes
 */
export async function storePrepared(
  folder: string,
  summary: Summary,
  { content, storage, registerMedia }: Keepers,
  /** Who imports, and when. */
  { ownerId, at }: { ownerId: string | null; at: Date },
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const chunks = await unitChunks(folder)
  const total = summary.files.length + summary.media.length + chunks.length
  let done = 0
  const step = () => {
    signal.throwIfAborted()
    done += 1
    onProgress(done / total)
  }
  const storeFile = async (file: PreparedFile) => {
    // A row that is there may be of a file whose storing was cut short.
    if ((await content.addFile(file, at)) || !(await storage.has(fileKey(file.sha256))))
      await storage.put(fileKey(file.sha256), createReadStream(join(filesFolder(folder), file.sha256)), {
        mediaType: file.mediaType,
      })
    step()
  }
  // Each waits for the disk or the network most of its time.
  for (let next = 0; next < summary.files.length; next += atOnce)
    await allSettled(summary.files.slice(next, next + atOnce).map(storeFile))
  for (const media of summary.media) {
    await registerMedia({ ...media, ownerId }, signal)
    step()
  }
  for (const chunk of chunks) {
    await content.addUnits(await chunk(), at)
    step()
  }
}

/** Waits for all, then throws the first failure: nothing is written any more when the caller cleans up. */
async function allSettled(works: readonly Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(works)
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}

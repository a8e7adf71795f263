import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { Storage } from '@banxue/platform/files/storage'
import { fileKey } from './addresses.ts'
import { filesFolder, type Summary, unitChunks } from './prepared-folder.ts'
import type { ContentStore } from './store/content-store.ts'

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
  content: ContentStore,
  storage: Storage,
  at: Date,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const chunks = await unitChunks(folder)
  const total = summary.files.length + chunks.length
  let done = 0
  const step = () => {
    signal.throwIfAborted()
    done += 1
    onProgress(done / total)
  }
  for (const file of summary.files) {
    // A row that is there may be of a file whose storing was cut short and swept into nothing since.
    if ((await content.addFile(file, at)) || !(await storage.has(fileKey(file.sha256))))
      await storage.put(fileKey(file.sha256), createReadStream(join(filesFolder(folder), file.sha256)), {
        mediaType: file.mediaType,
      })
    step()
  }
  for (const chunk of chunks) {
    await content.addUnits(await chunk(), at)
    step()
  }
}

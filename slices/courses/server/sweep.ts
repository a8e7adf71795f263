import type { Storage } from '@banxue/platform/files/storage'
import { fileKey } from './addresses.ts'
import type { SweepStore } from './store/sweep-store.ts'

/**
 * Deletes what imports left that no version came to hold. Only while no import is at work. A file goes before
 * its row, so that a crash in between leaves a row to sweep and no file unknown.
 */
export async function sweep(store: SweepStore, storage: Storage): Promise<void> {
  await store.sweepRevisions()
  for (const sha256 of await store.unusedFiles()) {
    await storage.delete(fileKey(sha256))
    await store.forgetFile(sha256)
  }
}

import { stat } from 'node:fs/promises'
import { type ArchiveLimits, archiveLimits } from './archive-limits.ts'
import { type OpenSource, openZip } from './archive.ts'
import { ImportRefused } from './draft.ts'
import { openFolder } from './folder.ts'

/** Opens a ZIP or a folder by its path. */
export async function openSource(path: string, limits: ArchiveLimits = archiveLimits): Promise<OpenSource> {
  const found = await stat(path).catch(() => null)
  if (found === null) throw new ImportRefused('file_missing', path)
  if (!found.isDirectory()) return openZip(path, limits)
  return { archive: await openFolder(path, limits), close: () => undefined }
}

import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { ArchiveLimits } from './archive-limits.ts'
import { isLitter, topFolder } from './archive-names.ts'
import { decodeText, refuseLongText } from './archive-text.ts'
import { ImportRefused, type SourceArchive } from './draft.ts'

/** A folder of the disk as a source. Links and hidden files are left out. */
export async function openFolder(folder: string, limits: ArchiveLimits): Promise<SourceArchive> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !isLitter(path) && !path.split('/').some((part) => part.startsWith('.')))
    .toSorted()
  if (files.length === 0) throw new ImportRefused('folder_empty', folder)
  if (files.length > limits.fileCount)
    throw new ImportRefused('zip_too_many_files', folder, { limit: String(limits.fileCount) })
  const top = topFolder(files)
  const sizes = new Map<string, number>()
  for (const path of files)
    sizes.set(path.slice(top.length).normalize('NFC'), (await stat(join(folder, path))).size)
  const real = new Map(files.map((path) => [path.slice(top.length).normalize('NFC'), join(folder, path)]))
  const pathOf = (path: string) => {
    const at = real.get(path)
    if (at === undefined) throw new ImportRefused('file_missing', path)
    return at
  }
  return {
    paths: [...sizes.keys()],
    has: (path) => sizes.has(path),
    sizeBytes: (path) => sizes.get(path) ?? 0,
    open: async (path) => createReadStream(pathOf(path)),
    async text(path) {
      refuseLongText(path, sizes.get(path) ?? 0, limits)
      return decodeText(path, await readFile(pathOf(path)))
    },
  }
}

import { open } from 'node:fs/promises'
import { type Readable, Transform } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { type ArchiveLimits, archiveLimits } from './archive-limits.ts'
import { checkName, isLitter, nameOf, topFolder } from './archive-names.ts'
import { decodeText, refuseLongText } from './archive-text.ts'
import { ImportRefused, type SourceArchive } from './draft.ts'

/** A source that is open; close it when the import is over. */
export interface OpenSource {
  archive: SourceArchive
  close(): void
}

/**
 * Opens a ZIP and looks at every entry before anything is unpacked. One folder around everything is taken off.
 *
 * @throws ImportRefused `not_a_zip`, `zip_damaged`, `zip_empty`, `zip_too_many_files`, `zip_too_large`,
 *   `zip_bomb`, `zip_encrypted`, `zip_method`, `zip_link`, `zip_unsafe_path`, `zip_bad_name`, `zip_duplicate`
 */
export async function openZip(path: string, limits: ArchiveLimits = archiveLimits): Promise<OpenSource> {
  const zip = await openFile(path)
  try {
    const entries = await checkedEntries(zip, limits)
    return { archive: archiveOf(zip, entries, limits), close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function openFile(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, lazyEntries: true, decodeStrings: false })
  } catch (error) {
    throw (await beginsLikeZip(path)) ? damaged(error) : new ImportRefused('not_a_zip', '')
  }
}

async function beginsLikeZip(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer: bytes, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && bytes.readUInt32LE() === 0x04034b50
  } finally {
    await file.close()
  }
}

const damaged = (error: unknown, place = ''): ImportRefused =>
  new ImportRefused('zip_damaged', place, { reason: error instanceof Error ? error.message : String(error) })

async function checkedEntries(zip: ZipFile, limits: ArchiveLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.fileCount)
    throw new ImportRefused('zip_too_many_files', '', { limit: String(limits.fileCount) })
  const entries = new Map<string, Entry>()
  let totalBytes = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry.fileNameRaw)
      checkName(name)
      checkEntry(entry, name, limits)
      totalBytes += entry.uncompressedSize
      if (totalBytes > limits.totalBytes)
        throw new ImportRefused('zip_too_large', name, { limit: String(limits.totalBytes) })
      if (name.endsWith('/') || isLitter(name)) continue
      if (entries.has(name)) throw new ImportRefused('zip_duplicate', name)
      entries.set(name, entry)
    }
  } catch (error) {
    if (error instanceof ImportRefused) throw error
    throw String(error).includes('encryption') ? new ImportRefused('zip_encrypted', '') : damaged(error)
  }
  if (entries.size === 0) throw new ImportRefused('zip_empty', '')
  return withoutTop(entries)
}

const unix = 3
const isSymbolicLink = (entry: Entry) =>
  entry.versionMadeBy >>> 8 === unix && ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000

function checkEntry(entry: Entry, name: string, limits: ArchiveLimits): void {
  if (isSymbolicLink(entry)) throw new ImportRefused('zip_link', name)
  if (entry.isEncrypted()) throw new ImportRefused('zip_encrypted', name)
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    throw new ImportRefused('zip_method', name, { method: String(entry.compressionMethod) })
  if (
    entry.uncompressedSize > limits.ratioFromBytes &&
    entry.uncompressedSize > entry.compressedSize * limits.ratio
  )
    throw new ImportRefused('zip_bomb', name)
}

function withoutTop(entries: Map<string, Entry>): Map<string, Entry> {
  const top = topFolder([...entries.keys()])
  return top === '' ? entries : new Map([...entries].map(([name, entry]) => [name.slice(top.length), entry]))
}

function archiveOf(zip: ZipFile, entries: Map<string, Entry>, limits: ArchiveLimits): SourceArchive {
  const entryAt = (path: string): Entry => {
    const entry = entries.get(path)
    if (entry === undefined) throw new ImportRefused('file_missing', path)
    return entry
  }
  const openAt = async (path: string): Promise<Readable> => {
    const entry = entryAt(path)
    const packed = await zip.openReadStreamPromise(entry).catch((error: unknown) => {
      throw damaged(error, path)
    })
    const checked = checkedStream(entry, path)
    packed.on('error', (error) => checked.destroy(damaged(error, path)))
    return packed.pipe(checked)
  }
  return {
    paths: [...entries.keys()],
    has: (path) => entries.has(path),
    sizeBytes: (path) => entryAt(path).uncompressedSize,
    open: openAt,
    async text(path) {
      refuseLongText(path, entryAt(path).uncompressedSize, limits)
      return decodeText(path, await buffer(await openAt(path)))
    },
  }
}

/** Passes bytes through and fails at the end where they are not the ones that were packed. */
function checkedStream(entry: Entry, path: string): Transform {
  let sum = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum)
      done(null, chunk)
    },
    flush(done) {
      done(sum === entry.crc32 ? null : damaged('checksum', path))
    },
  })
}

import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { z } from 'zod'
import { About, aboutEntry, formatVersion, Manifest, manifestEntry, sumsEntry } from './manifest.ts'
import { BackupRefused } from './refused.ts'
import { blockBytes, paddingOf, readHeader, readRecords } from './tar.ts'

/** A file in the archive. */
export interface Entry {
  name: string
  /** Where its body begins in the archive. */
  from: number
  sizeBytes: number
  /** SHA-256, hexadecimal, as the archive says. */
  sha256: string
}

export interface Backup {
  path: string
  manifest: Manifest
  /** In the order of the archive, without the checksums themselves. */
  entries: readonly Entry[]
  sizeBytes: number
  read: (entry: Entry) => AsyncIterable<Buffer>
  close: () => Promise<void>
}

const readBytes = 1024 * 1024

/**
 * Opens a backup and reads what it says of itself; bodies are not looked at yet.
 *
 * @throws BackupRefused where it is no backup, not a whole one, or one of a newer program
 */
export async function openBackup(path: string): Promise<Backup> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new BackupRefused(`${path} cannot be read. Is the name right?`, { cause })
  })
  try {
    const { size: sizeBytes } = await file.stat()
    const found = await listEntries(file, sizeBytes, path)
    const body = async (name: string) => {
      const entry = found.find((candidate) => candidate.name === name)
      return entry === undefined ? null : (await readAll(file, entry)).toString('utf8')
    }
    checkAbout(path, await body(aboutEntry))
    const sums = await body(sumsEntry)
    if (sums === null || found.at(-1)?.name !== sumsEntry) throw cut(path)
    const entries = withSums(path, found.slice(0, -1), sums)
    const manifest = Manifest.safeParse(parse(await body(manifestEntry)))
    if (!manifest.success) throw damaged(path, manifestEntry, manifest.error)
    return {
      path,
      manifest: manifest.data,
      entries,
      sizeBytes,
      read: (entry) => bodyOf(file, entry),
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

/**
 * Reads every body and compares it with its checksum.
 *
 * @param onRead told how many bytes were read, as they are
 * @throws BackupRefused that names the first one that differs
 */
export async function verifyBackup(
  { path, entries, read }: Backup,
  onRead: (bytes: number) => void,
): Promise<void> {
  for (const entry of entries) {
    const hash = createHash('sha256')
    for await (const bytes of read(entry)) {
      hash.update(bytes)
      onRead(bytes.length)
    }
    if (hash.digest('hex') !== entry.sha256) throw damaged(path, entry.name)
  }
}

type Found = Omit<Entry, 'sha256'>

async function listEntries(file: FileHandle, sizeBytes: number, path: string): Promise<Found[]> {
  const entries: Found[] = []
  let said: ReadonlyMap<string, string> = new Map()
  for (let at = 0; ;) {
    const from = at + blockBytes
    if (from > sizeBytes) throw entries.length === 0 ? foreign(path) : cut(path)
    const header = await headerAt(file, at).catch((cause: unknown) => {
      throw entries.length === 0 ? foreign(path) : damaged(path, `its place ${at}`, cause)
    })
    if (header === null) return entries
    const size = header.type === 'x' ? header.sizeBytes : Number(said.get('size') ?? header.sizeBytes)
    if (from + size > sizeBytes) throw cut(path)
    if (header.type === 'x') said = readRecords(await readAll(file, { from, sizeBytes: size }))
    else {
      entries.push({ name: said.get('path') ?? header.name, from, sizeBytes: size })
      said = new Map()
      if (entries.length === 1 && entries[0]?.name !== aboutEntry) throw foreign(path)
    }
    at = from + size + paddingOf(size)
  }
}

async function headerAt(file: FileHandle, at: number) {
  return readHeader(await readAll(file, { from: at, sizeBytes: blockBytes }))
}

async function* bodyOf(file: FileHandle, { from, sizeBytes }: Pick<Entry, 'from' | 'sizeBytes'>) {
  for (let done = 0; done < sizeBytes;) {
    const bytes = Buffer.allocUnsafe(Math.min(readBytes, sizeBytes - done))
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from + done)
    if (bytesRead === 0) throw new BackupRefused('The backup became shorter while it was read.')
    done += bytesRead
    yield bytes.subarray(0, bytesRead)
  }
}

async function readAll(file: FileHandle, entry: Pick<Entry, 'from' | 'sizeBytes'>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const bytes of bodyOf(file, entry)) parts.push(bytes)
  return Buffer.concat(parts)
}

function checkAbout(path: string, text: string | null): void {
  const about = About.pick({ format: true, formatVersion: true, schoolVersion: true }).safeParse(parse(text))
  if (!about.success) throw foreign(path)
  if (about.data.formatVersion > formatVersion)
    throw new BackupRefused(
      `${path} was made by a newer Banxue (${about.data.schoolVersion}). Restore it with that version or a newer one.`,
    )
}

function withSums(path: string, found: readonly Found[], text: string): Entry[] {
  const sums = new Map(text.split('\n').map((line) => [line.slice(66), line.slice(0, 64)]))
  return found.map((entry) => {
    const sha256 = sums.get(entry.name)
    if (sha256 === undefined) throw damaged(path, entry.name)
    return { ...entry, sha256 }
  })
}

function parse(text: string | null): unknown {
  try {
    return z.json().parse(JSON.parse(text ?? 'null'))
  } catch {
    return null
  }
}

const foreign = (path: string) =>
  new BackupRefused(
    `${path} is no backup of a Banxue school. Backups are made with: npm run banxue -- backup FILE`,
  )
const cut = (path: string) =>
  new BackupRefused(
    `${path} is cut off: its end is missing. Copy it again, or take another backup; nothing was changed.`,
  )
const damaged = (path: string, where: string, cause?: unknown) =>
  new BackupRefused(
    `${path} is damaged at ${where}: it does not match its checksum. Copy it again, or take another backup; nothing was changed.`,
    { cause },
  )

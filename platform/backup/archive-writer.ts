import { createHash } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { BackupRefused } from './refused.ts'
import { sumsEntry } from './manifest.ts'
import { blockBytes, paddingOf, tarHeader } from './tar.ts'

export interface ArchiveWriter {
  /** Bytes written so far. */
  sizeBytes(): number
  add: (name: string, body: Uint8Array) => Promise<void>
  /** @throws Error where the stream is shorter or longer than told */
  addStream: (name: string, sizeBytes: number, body: AsyncIterable<Uint8Array>) => Promise<void>
  /** Adds the checksums, makes everything durable and gives the file its name; only then there is a backup. */
  finish: () => Promise<void>
  /** Takes away what was written. */
  abandon: () => Promise<void>
}

/**
 * Writes a tar archive beside its place, which it takes when it is whole.
 *
 * @throws BackupRefused where the file is there already or cannot be written, and by any call where the disk is full
 */
export async function createArchive(path: string, at: Date): Promise<ArchiveWriter> {
  const draft = `${path}.partial`
  const file = await begin(path, draft)
  const sums: string[] = []
  let written = 0

  async function write(bytes: Uint8Array): Promise<void> {
    try {
      for (let from = 0; from < bytes.length;) {
        const { bytesWritten } = await file.write(bytes, from)
        from += bytesWritten
      }
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOSPC')
        throw new BackupRefused(
          `The disk of ${dirname(path)} is full. Free some space, or choose another place.`,
          { cause },
        )
      throw cause
    }
    written += bytes.length
  }

  async function addStream(name: string, sizeBytes: number, body: AsyncIterable<Uint8Array>) {
    const hash = createHash('sha256')
    await write(tarHeader(name, sizeBytes, at))
    let seen = 0
    for await (const bytes of body) {
      hash.update(bytes)
      seen += bytes.length
      await write(bytes)
    }
    if (seen !== sizeBytes) throw new Error(`${name} has ${seen} bytes in place of ${sizeBytes}`)
    await write(Buffer.alloc(paddingOf(sizeBytes)))
    sums.push(`${hash.digest('hex')}  ${name}\n`)
  }

  return {
    sizeBytes: () => written,
    add: (name, body) => addStream(name, body.length, once(body)),
    addStream,
    async finish() {
      const body = Buffer.from(sums.join(''))
      await addStream(sumsEntry, body.length, once(body))
      await write(Buffer.alloc(2 * blockBytes))
      await file.sync()
      await file.close()
      await rename(draft, path)
      await syncFolder(dirname(path))
    },
    async abandon() {
      await file.close().catch(() => undefined)
      await rm(draft, { force: true })
    },
  }
}

async function begin(path: string, draft: string): Promise<FileHandle> {
  try {
    const taken = await open(path, 'r').catch(() => null)
    await taken?.close()
    if (taken !== null)
      throw new BackupRefused(`${path} is there already. Choose another name, or take it away.`)
    await rm(draft, { force: true })
    return await open(draft, 'wx', 0o600)
  } catch (cause) {
    if (cause instanceof BackupRefused) throw cause
    throw new BackupRefused(
      `${dirname(path)} cannot be written. Choose another place, or give this user the right to.`,
      { cause },
    )
  }
}

async function* once(body: Uint8Array) {
  yield body
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { inject } from 'vitest'
import { ZipFile } from 'yazl'

export type Files = Readonly<Record<string, string | Uint8Array>>

/** An empty folder, deleted after the run. */
export const testFolder = (): Promise<string> => mkdtemp(join(inject('tempFolder'), 'courses-'))

/** A ZIP of these files; answers its path. */
export async function zipOf(files: Files): Promise<string> {
  const path = join(await testFolder(), 'course.zip')
  const zip = new ZipFile()
  for (const [name, body] of Object.entries(files)) zip.addBuffer(Buffer.from(body), name)
  zip.end()
  await pipeline(zip.outputStream as NodeJS.ReadableStream, createWriteStream(path))
  return path
}

/** A folder of these files; answers its path. */
export async function folderOf(files: Files): Promise<string> {
  const folder = await testFolder()
  for (const [name, body] of Object.entries(files)) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, body)
  }
  return folder
}

/** An entry of a ZIP as raw as a hostile hand would write it. */
export interface RawEntry {
  name: string | Uint8Array
  body?: Uint8Array
  /** What the directory claims; the truth unless said. */
  uncompressedBytes?: number
  method?: number
  flags?: number
  /** Unix mode, e.g. 0o120777 for a link. */
  mode?: number
  crc?: number
}

/** A ZIP written byte by byte; answers its path. */
export async function rawZip(entries: readonly RawEntry[]): Promise<string> {
  const path = join(await testFolder(), 'raw.zip')
  await writeFile(path, rawZipBytes(entries))
  return path
}

function rawZipBytes(entries: readonly RawEntry[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const body = Buffer.from(entry.body ?? '')
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(entry.flags ?? 0, 2)
    head.writeUInt16LE(entry.method ?? 0, 4)
    head.writeUInt32LE(entry.crc ?? 0, 10)
    head.writeUInt32LE(body.byteLength, 14)
    head.writeUInt32LE(entry.uncompressedBytes ?? body.byteLength, 18)
    head.writeUInt16LE(name.byteLength, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), head, name, body])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6)
    rest.writeUInt32LE(offset, 10)
    // Made by Unix, so that the mode counts.
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), Buffer.from([20, 3]), head, rest, name]),
    )
    locals.push(local)
    offset += local.byteLength
  }
  const size = directory.reduce((sum, { byteLength }) => sum + byteLength, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, ...directory, Buffer.from('PK\u0005\u0006', 'latin1'), end])
}

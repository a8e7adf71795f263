import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReportLine } from '#courses/contract'
import type { FileDraft } from './draft.ts'
import { isQuietSvg, sniffed } from './media-type.ts'
import type { PreparedFile } from './prepared.ts'

/** Bytes of one file of a course at most. */
const largestFile = 64 * 1024 ** 2

/**
 * Unpacks a course's files into a folder, each under its SHA-256, and looks at what their bytes are. What a
 * course cannot keep is left out and reported; the text that shows it then says so in its place.
 */
export async function prepareFiles(
  drafts: readonly FileDraft[],
  folder: string,
  report: (line: ReportLine) => void,
): Promise<Map<string, PreparedFile>> {
  await mkdir(folder, { recursive: true })
  const files = new Map<string, PreparedFile>()
  for (const draft of drafts) {
    const drop = (code: string, detail: Record<string, string> = {}) =>
      report({ outcome: 'dropped', code, place: draft.name, detail, count: 1 })
    if (draft.sizeBytes > largestFile) drop('file_too_large', { limit: String(largestFile) })
    else if (draft.sizeBytes === 0) drop('file_hollow')
    else {
      const file = await prepareFile(draft, folder, drop)
      if (file !== null) files.set(draft.name, file)
    }
  }
  return files
}

async function prepareFile(
  draft: FileDraft,
  folder: string,
  drop: (code: string, detail?: Record<string, string>) => void,
): Promise<PreparedFile | null> {
  const path = join(folder, `.${randomUUID()}`)
  const { sha256, sizeBytes } = await unpack(draft, path)
  const mediaType = sniffed(await headOf(path), draft.mediaType)
  const isSvg = mediaType === 'image/svg+xml'
  if (mediaType === null || (isSvg && !isQuietSvg(await readFile(path, 'utf8')))) {
    await rm(path)
    drop(isSvg ? 'svg_unsafe' : 'file_type_unknown', { mediaType: draft.mediaType })
    return null
  }
  await rename(path, join(folder, sha256))
  return { sha256, mediaType, sizeBytes }
}

/** Unpacks one file to a path; answers its SHA-256 and its size. */
export async function unpack(
  draft: Pick<FileDraft, 'open'>,
  path: string,
): Promise<{ sha256: string; sizeBytes: number }> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      sizeBytes += chunk.byteLength
      done(null, chunk)
    },
  })
  await pipeline(await draft.open(), measure, createWriteStream(path))
  return { sha256: hash.digest('hex'), sizeBytes }
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { rangeOf } from './range.ts'
import { NoSuchFile, type Storage } from './storage.ts'

/** A file that never changes, as it is answered. */
export interface AnsweredFile {
  key: string
  sizeBytes: number
  /** What tells it from every other, without quotes. */
  etag: string
  headers: Readonly<Record<string, string>>
}

/** Headers of files that strangers may have made: opened by itself one may show itself and do nothing. */
export const isolatedHeaders = {
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src 'self'; sandbox",
} as const

/** Answers `GET` and `HEAD` of a file of storage: whole, a range of it, or that the browser has it. Kept for ever. */
export async function answerFile(request: Request, storage: Storage, file: AnsweredFile): Promise<Response> {
  const { key, sizeBytes } = file
  const headers = new Headers({
    ...file.headers,
    'cache-control': 'public, max-age=31536000, immutable',
    etag: `"${file.etag}"`,
    'accept-ranges': 'bytes',
  })
  if (request.headers.get('if-none-match')?.includes(`"${file.etag}"`) === true)
    return new Response(null, { status: 304, headers })
  const range = rangeOf(request.headers.get('range'), sizeBytes)
  if (range === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${sizeBytes}` } })
  const { start, end } = range ?? { start: 0, end: sizeBytes - 1 }
  headers.set('content-length', String(end - start + 1))
  if (range !== null) headers.set('content-range', `bytes ${start}-${end}/${sizeBytes}`)
  const status = range === null ? 200 : 206
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  try {
    const body = await storage.open(key, range ?? undefined)
    return new Response(Readable.toWeb(body) as ReadableStream as BodyInit, { status, headers })
  } catch (error) {
    if (error instanceof NoSuchFile) return new Response(null, { status: 404 })
    throw error
  }
}

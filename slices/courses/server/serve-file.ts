import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { NoSuchFile, type Storage } from '@banxue/platform/files/storage'
import { fileKey } from './addresses.ts'
import { isShown } from './media-type.ts'
import type { PreparedFile } from './prepared.ts'
import { rangeOf } from './range.ts'

/**
 * `GET` and `HEAD` of `/files/courses/<sha256>/<name>`: what an address holds never changes, so it is kept for
 * ever. Pictures are shown, all else is saved; nothing of it can run in the school's name.
 *
 * @param file what is known of a file by its SHA-256
 */
export function createFileHandler(storage: Storage, file: (sha256: string) => Promise<PreparedFile | null>) {
  return async (request: Request): Promise<Response> => {
    const sha256 = /^\/files\/courses\/([0-9a-f]{64})(?:\/[^/]*)?$/.exec(new URL(request.url).pathname)?.[1]
    const found = sha256 === undefined ? null : await file(sha256)
    if (found === null) return new Response(null, { status: 404 })
    const headers = headersOf(found)
    if (request.headers.get('if-none-match')?.includes(found.sha256) === true)
      return new Response(null, { status: 304, headers })
    const range = rangeOf(request.headers.get('range'), found.sizeBytes)
    if (range === 'unsatisfiable')
      return new Response(null, { status: 416, headers: { 'content-range': `bytes */${found.sizeBytes}` } })
    const { start, end } = range ?? { start: 0, end: found.sizeBytes - 1 }
    headers.set('content-length', String(end - start + 1))
    if (range !== null) headers.set('content-range', `bytes ${start}-${end}/${found.sizeBytes}`)
    const status = range === null ? 200 : 206
    if (request.method === 'HEAD') return new Response(null, { status, headers })
    try {
      const body = await storage.open(fileKey(found.sha256), range ?? undefined)
      return new Response(Readable.toWeb(body) as ReadableStream as BodyInit, { status, headers })
    } catch (error) {
      if (error instanceof NoSuchFile) return new Response(null, { status: 404 })
      throw error
    }
  }
}

function headersOf({ mediaType, sha256 }: PreparedFile): Headers {
  const headers = new Headers({
    'content-type': mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType,
    'cache-control': 'public, max-age=31536000, immutable',
    etag: `"${sha256}"`,
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    // Opened by itself a drawing is a document of the school's origin: it may show itself and do nothing.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
  })
  if (!isShown(mediaType)) headers.set('content-disposition', 'attachment')
  return headers
}

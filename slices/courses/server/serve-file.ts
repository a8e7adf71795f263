import { answerFile, isolatedHeaders } from '@banxue/platform/files/answer'
import type { Storage } from '@banxue/platform/files/storage'
import { fileKey } from './addresses.ts'
import { isShown } from './media-type.ts'
import type { PreparedFile } from './prepared.ts'

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
    return answerFile(request, storage, {
      key: fileKey(found.sha256),
      sizeBytes: found.sizeBytes,
      etag: found.sha256,
      headers: headersOf(found),
    })
  }
}

function headersOf({ mediaType }: PreparedFile): Record<string, string> {
  return {
    ...isolatedHeaders,
    'content-type': mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType,
    ...(isShown(mediaType) ? {} : { 'content-disposition': 'attachment' }),
  }
}

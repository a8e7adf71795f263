import { createWriteStream } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { Actor } from '@banxue/platform/auth/actor'
import { isAllowed } from '#identity/contract'
import { ImportRefused } from './draft.ts'
import type { Imports } from './imports.ts'

/** Bytes of an upload at most, unless the school says otherwise. */
export const uploadLimit = 1024 ** 3

/**
 * `PUT /api/imports?name=FILE.zip&as=version|correction` with the file as body: writes it to disk as it comes
 * and answers `{ id }` of the import, which then runs by itself. Refusals are `{ code, detail }`.
 *
 * @param limitBytes bytes at most
 */
export function createUploadHandler(imports: Imports, limitBytes: number) {
  return async (request: Request, actor: Actor | null): Promise<Response> => {
    if (actor === null) return refusal(401, 'SIGN_IN')
    if (!isAllowed('courses.author', actor.roles)) return refusal(403, 'FORBIDDEN')
    if (request.headers.get('x-banxue') === null) return refusal(403, 'FORBIDDEN')
    const tooLarge = () => refusal(413, 'upload_too_large', { limit: String(limitBytes) })
    if (Number(request.headers.get('content-length') ?? 0) > limitBytes) return tooLarge()
    if (request.body === null) return refusal(400, 'upload_empty')
    const query = new URL(request.url).searchParams
    const mode = query.get('as') ?? 'version'
    if (mode !== 'version' && mode !== 'correction') return refusal(400, 'BAD_REQUEST')
    const receiving = await imports.receive(actor, nameFrom(query.get('name')), mode)
    try {
      const body = Readable.fromWeb(request.body as ReadableStream)
      await pipeline(body, limited(limitBytes), createWriteStream(receiving.path))
    } catch (error) {
      const failure = { code: codeOf(error), place: '', detail: { limit: String(limitBytes) } }
      await receiving.broken(failure)
      return failure.code === 'upload_too_large' ? tooLarge() : refusal(400, failure.code)
    }
    await receiving.received()
    return Response.json({ id: receiving.id }, { status: 202 })
  }
}

const refusal = (status: number, code: string, detail: Record<string, string> = {}): Response =>
  Response.json({ code, detail }, { status })

/** The name for people; never a path. */
const nameFrom = (name: string | null): string =>
  (name ?? '')
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/\p{Cc}/gu, '')
    .slice(0, 200) || 'upload.zip'

function limited(limitBytes: number): Transform {
  let sizeBytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.byteLength
      if (sizeBytes > limitBytes) done(new ImportRefused('upload_too_large', ''))
      else done(null, chunk)
    },
    flush(done) {
      done(sizeBytes === 0 ? new ImportRefused('upload_empty', '') : null)
    },
  })
}

function codeOf(error: unknown): string {
  if (error instanceof ImportRefused) return error.code
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC' ? 'disk_full' : 'upload_broken'
}

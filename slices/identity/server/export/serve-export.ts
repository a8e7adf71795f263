import { Readable } from 'node:stream'
import type { Actor } from '@banxue/platform/auth/actor'
import type { Exporting } from './exporting.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Answers `GET /api/exports/{id}`: to its person's own session, and to nobody else. */
export function createExportHandler(exporting: Exporting) {
  return async (request: Request, actor: Actor | null): Promise<Response> => {
    const id = new URL(request.url).pathname.split('/').at(-1) ?? ''
    if (actor === null) return refusal(401, 'SIGN_IN')
    const found = uuid.test(id) ? await exporting.open({ id, personId: actor.personId }) : null
    if (found === null) return refusal(404, 'NOT_FOUND')
    return new Response(Readable.toWeb(found.body) as ReadableStream, {
      headers: {
        'content-type': 'application/zip',
        'content-length': String(found.sizeBytes),
        'content-disposition': 'attachment; filename="my-data.zip"',
        'cache-control': 'private, no-store',
      },
    })
  }
}

const refusal = (status: number, code: string) =>
  Response.json({ code }, { status, headers: { 'cache-control': 'no-store' } })

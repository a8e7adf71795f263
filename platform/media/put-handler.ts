import type { IsAllowed } from '../api/guard.ts'
import type { Actor } from '../auth/actor.ts'
import { deckLimitBytes, DeckRefused } from './deck.ts'
import { refusal, type Uploads } from './uploads.ts'

interface Needs {
  isAllowed: IsAllowed
  uploads: Uploads
  /** Whether somebody may see a recording. */
  maySee: (actor: Actor, mediaId: string) => Promise<boolean>
  /** @returns how many slides there are now. @throws DeckRefused */
  putDeck: (mediaId: string, bytes: Buffer) => Promise<number>
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const partAddress = new RegExp(`^/api/media/uploads/(${uuid})/parts/(\\d{1,6})$`)
const deckAddress = new RegExp(`^/api/media/(${uuid})/deck$`)

/** Whether a request carries a file that is written as it comes, and so has a limit of its own. */
export const isMediaBody = (method: string, path: string): boolean =>
  method === 'PUT' && (partAddress.test(path) || deckAddress.test(path))

/** `PUT` of a part of an upload, and of a deck. Refusals are `{ code, detail }`. */
export function createPutHandler({ isAllowed, uploads, maySee, putDeck }: Needs) {
  return async (request: Request, actor: Actor | null): Promise<Response> => {
    if (actor === null) return refusal(401, 'SIGN_IN')
    if (!isAllowed('courses.author', actor.roles)) return refusal(403, 'FORBIDDEN')
    const { pathname } = new URL(request.url)
    const [, uploadId, number] = partAddress.exec(pathname) ?? []
    if (uploadId !== undefined) return uploads.takePart(request, uploadId, Number(number), actor)
    const mediaId = deckAddress.exec(pathname)?.[1]
    if (mediaId === undefined || !(await maySee(actor, mediaId))) return refusal(404, 'NOT_FOUND')
    const bytes = await limitedBody(request, deckLimitBytes)
    if (bytes === null) return refusal(413, 'deck_too_large', { place: '' })
    try {
      return Response.json({ slideCount: await putDeck(mediaId, bytes) })
    } catch (error) {
      if (error instanceof DeckRefused) return refusal(422, error.code, { place: error.place })
      throw error
    }
  }
}

/** The whole body; null where it is larger than it may be. */
async function limitedBody(request: Request, limitBytes: number): Promise<Buffer | null> {
  const parts: Uint8Array[] = []
  let sizeBytes = 0
  for await (const part of request.body ?? []) {
    sizeBytes += (part as Uint8Array).byteLength
    if (sizeBytes > limitBytes) return null
    parts.push(part as Uint8Array)
  }
  return Buffer.concat(parts)
}

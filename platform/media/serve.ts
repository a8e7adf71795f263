import { answerFile, isolatedHeaders } from '../files/answer.ts'
import type { Storage } from '../files/storage.ts'
import { typeOf } from './addresses.ts'

/** Below `/media/<id>/`: the file as it came, or a file of an attempt, the captions or a deck. */
const address =
  /^\/media\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/(?:(source)(\.[a-z0-9]{2,4})|((?:\d{1,9}|captions|deck-[0-9a-f]{16})(?:\/[\w-][\w.-]*){1,3}))$/

/**
 * `GET` and `HEAD` of `/media/*`: what an address holds never changes, so it is kept for ever. Ids are made of hashes
 * of the content, so that only who was given an address has it. Nothing of it can run in the school's name.
 */
export function createMediaHandler(storage: Storage) {
  return async (request: Request): Promise<Response> => {
    const [, id, source, end = '', path = ''] = address.exec(new URL(request.url).pathname) ?? []
    const mediaType = typeOf(source === undefined ? path : end)
    if (id === undefined || mediaType === null) return new Response(null, { status: 404 })
    const key = `media/${id}/${source ?? path}`
    const sizeBytes = await storage.sizeBytes(key)
    if (sizeBytes === null) return new Response(null, { status: 404 })
    return answerFile(request, storage, {
      key,
      sizeBytes,
      etag: `${id}/${source ?? path}`,
      headers: { ...isolatedHeaders, 'content-type': mediaType },
    })
  }
}

import { keptSession } from '@banxue/ui/offline/device'
import { anySaved, savedBy } from '@banxue/ui/offline/saved-cache'
import { createPartialResponse } from 'workbox-range-requests'

/**
 * A picture or a piece of a video: from what the person who is here saved, else from the school. A playlist is asked
 * of the school first, because a saved one names the saved quality alone.
 */
export async function fromSaved(request: Request): Promise<Response> {
  const saved = await savedFile(request)
  if (saved === undefined) return fetch(request)
  if (new URL(request.url).pathname.endsWith('.m3u8')) return fetch(request).catch(() => saved)
  return request.headers.has('range') ? createPartialResponse(request, saved) : saved
}

async function savedFile(request: Request): Promise<Response | undefined> {
  const names = (await caches.keys()).filter((name) => name.startsWith(anySaved))
  if (names.length === 0) return undefined
  const here = await keptSession()
  if (here === null) return undefined
  for (const name of names) {
    if (!name.startsWith(savedBy(here.personId))) continue
    const found = await (await caches.open(name)).match(request.url, { ignoreVary: true })
    if (found !== undefined) return found
  }
  return undefined
}

import { readFile } from 'node:fs/promises'
import { vi } from 'vitest'
import { smallSound } from '../../platform/testing/small-sound.ts'
import { call } from './people.ts'
import type { Screen } from './screen.ts'

/** Uploads a second of sound as whoever is signed in, who makes courses; answers the id of the recording. */
export async function uploadSound(author: Screen): Promise<string> {
  const { page, url } = author
  const body = await readFile(await smallSound())
  const file = { name: 'silence.wav', sizeBytes: body.byteLength, modifiedMs: 0 }
  const { id } = (await call(author, 'media/beginUpload', file)) as { id: string }
  await page.request.put(`${url}/api/media/uploads/${id}/parts/0`, {
    headers: { origin: url, 'x-banxue': '1', 'content-type': 'application/octet-stream' },
    data: body,
  })
  await call(author, 'media/finishUpload', { id })
  const mediaId = async () =>
    ((await call(author, 'media/uploadState', { id })) as { mediaId: string | null }).mediaId
  return vi.waitFor(
    async () => {
      const found = await mediaId()
      if (found === null) throw new Error('The upload is not joined yet.')
      return found
    },
    { timeout: 30_000, interval: 200 },
  )
}

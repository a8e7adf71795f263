import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import type { Clock } from '../clock.ts'
import type { Storage } from '../files/storage.ts'
import { deckPages } from './deck-times.ts'
import type { Slide } from './playback.ts'
import type { MediaStore } from './store/media-store.ts'

/** Bytes of a deck's ZIP at most, of one picture, and pictures in it. */
export const deckLimitBytes = 64 * 1024 ** 2
const pictureLimitBytes = 4 * 1024 ** 2
const pictureLimit = 500

/** The deck cannot be used; `place` names what is wrong. */
export class DeckRefused extends Error {
  readonly code: 'deck_not_zip' | 'deck_empty' | 'deck_too_large' | 'deck_no_moment' | 'deck_not_picture'
  readonly place: string
  constructor(code: DeckRefused['code'], place: string) {
    super(`${code} at ${place}`)
    this.code = code
    this.place = place
  }
}

/** What the first bytes of a picture show, as the end of its name; null for none that is kept. */
function pictureEnd(bytes: Buffer): string | null {
  const start = bytes.subarray(0, 12).toString('latin1')
  if (start.startsWith('\xff\xd8\xff')) return 'jpg'
  if (start.startsWith('\x89PNG\r\n')) return 'png'
  return /^RIFF....WEBP/s.test(start) ? 'webp' : null
}

/**
 * Takes a ZIP of pictures as a recording's slides, in place of those that were found in it.
 *
 * @throws DeckRefused
 */
export async function putDeck(
  { store, storage, clock }: { store: MediaStore; storage: Storage; clock: Clock },
  mediaId: string,
  bytes: Buffer,
): Promise<number> {
  const files = await picturesOf(bytes)
  const times = files.get('times.txt')
  files.delete('times.txt')
  if (files.size === 0) throw new DeckRefused('deck_empty', '')
  const found = deckPages([...files.keys()], times?.toString('utf8').replace(/^\uFEFF/, '') ?? null)
  if (found.kind === 'no_moment') throw new DeckRefused('deck_no_moment', found.place)
  if (found.pages.length === 0) throw new DeckRefused('deck_empty', '')
  const folder = `deck-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`
  const slides: Slide[] = []
  for (const [index, { name, atS }] of found.pages.entries()) {
    const picture = files.get(name) ?? Buffer.alloc(0)
    const end = pictureEnd(picture)
    if (end === null) throw new DeckRefused('deck_not_picture', name)
    const url = `${folder}/${String(index).padStart(4, '0')}.${end}`
    await storage.put(`media/${mediaId}/${url}`, picture, { mediaType: 'application/octet-stream' })
    slides.push({ atS, url })
  }
  await store.putDeck(mediaId, slides, clock.now())
  return slides.length
}

/** Files of a ZIP by their names without folders; what is neither a picture nor `times.txt` is left out. */
async function picturesOf(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true }).catch(() => {
    throw new DeckRefused('deck_not_zip', '')
  })
  const files = new Map<string, Buffer>()
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.split('/').at(-1) ?? ''
      if (entry.fileName.startsWith('__MACOSX/') || !/^[^.].*\.(?:jpe?g|png|webp)$|^times\.txt$/i.test(name))
        continue
      files.set(name.toLowerCase() === 'times.txt' ? 'times.txt' : name, await read(zip, entry, name))
      if (files.size > pictureLimit) throw new DeckRefused('deck_too_large', name)
    }
  } catch (error) {
    throw error instanceof DeckRefused ? error : new DeckRefused('deck_not_zip', '')
  } finally {
    zip.close()
  }
  return files
}

async function read(zip: ZipFile, entry: Entry, name: string): Promise<Buffer> {
  if (entry.uncompressedSize > pictureLimitBytes) throw new DeckRefused('deck_too_large', name)
  const body = await buffer(await zip.openReadStreamPromise(entry))
  if (body.byteLength > pictureLimitBytes) throw new DeckRefused('deck_too_large', name)
  return body
}

import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Storage } from '../files/storage.ts'
import type { Language } from '../i18n/language.ts'
import type { MediaStore } from './store/media-store.ts'
import { cleanCaptions } from './webvtt.ts'

export type CaptionKeeper = ReturnType<typeof createCaptionKeeper>

/** Keeps captions as files that never change; the row says which is the language's. */
export function createCaptionKeeper(
  store: MediaStore,
  storage: Storage,
  clock: Clock,
  onChanged: (mediaId: string) => void,
) {
  const keyOf = (mediaId: string, file: string) => `media/${mediaId}/captions/${file}`
  return {
    /** @throws CaptionsRefused */
    async put(mediaId: string, language: Language, source: string): Promise<void> {
      const text = cleanCaptions(source)
      const file = `${language}-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.vtt`
      await storage.put(keyOf(mediaId, file), Buffer.from(text), { mediaType: 'text/vtt' })
      const before = await store.putCaptions(mediaId, language, file, clock.now())
      if (before !== null && before !== file) await storage.delete(keyOf(mediaId, before))
      onChanged(mediaId)
    },

    async remove(mediaId: string, language: Language): Promise<void> {
      const before = await store.putCaptions(mediaId, language, null, clock.now())
      if (before !== null) await storage.delete(keyOf(mediaId, before))
      onChanged(mediaId)
    },
  }
}

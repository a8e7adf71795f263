import type { MediaItem } from '@banxue/platform/media/contract'
import { callHeaders } from '@banxue/ui/rpc'
import { useWords } from '@banxue/ui/words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { media } from './api.ts'
import { useCodedWords } from './coded-words.ts'
import { FilePick } from './FilePick.tsx'
import { words } from './words.ts'

class DeckRefused extends Error {
  readonly code: string
  readonly place: string
  constructor(code: string, place: string) {
    super(code)
    this.code = code
    this.place = place
  }
}

/** Sends a ZIP of pictures. @throws DeckRefused */
async function sendDeck(mediaId: string, file: File): Promise<void> {
  const answer = await fetch(`/api/media/${mediaId}/deck`, {
    method: 'PUT',
    headers: callHeaders(),
    body: file,
  })
  if (answer.ok) return
  const refusal = (await answer.json().catch(() => ({}))) as { code?: string; detail?: { place?: string } }
  throw new DeckRefused(refusal.code ?? String(answer.status), refusal.detail?.place ?? '')
}

/** Slides for sound without a picture: those that were found, or a deck. */
export function DeckPart({ item }: { item: MediaItem }) {
  const t = useWords(words)
  const say = useCodedWords()
  const queries = useQueryClient()
  const look = () => queries.invalidateQueries({ queryKey: media.key() })
  const put = useMutation({
    mutationFn: (file: File) => sendDeck(item.id, file),
    onSettled: look,
    retry: false,
  })
  const remove = useMutation(media.removeDeck.mutationOptions({ onSettled: look }))
  const count = item.playback.slides.length
  return (
    <section className="media-part">
      <h2>{t('deck')}</h2>
      <p className="quiet">{t('deckWhat')}</p>
      <p>{item.hasDeck ? t('deckOwn', { count }) : t('deckFound', { count })}</p>
      <div className="media-acts">
        <FilePick
          label={t('deckAdd')}
          accept=".zip,application/zip"
          isQuiet
          onFile={(file) => put.mutate(file)}
        />
        {item.hasDeck && (
          <button
            type="button"
            className="button button-quiet"
            disabled={remove.isPending}
            onClick={() => remove.mutate({ mediaId: item.id })}
          >
            {t('deckRemove')}
          </button>
        )}
      </div>
      {put.error !== null && (
        <p role="alert" className="import-problem">
          {put.error instanceof DeckRefused
            ? say('deck', put.error.code, { place: put.error.place })
            : say('deck', 'unknown')}
        </p>
      )}
    </section>
  )
}

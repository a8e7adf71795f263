import type { Playback } from './playback.ts'
import { playbackOf } from './present.ts'
import type { MediaStore } from './store/media-store.ts'

/** Milliseconds for which an answer is taken as it was: of what is ready, and of what is still being prepared. */
const settledMs = 30_000
const movingMs = 2_000
const limit = 2_000

/** What learners are told of recordings, from memory for as long as it holds. */
export function createMediaReads(store: MediaStore) {
  const answers = new Map<string, { until: number; playback: Promise<Playback | null> }>()
  const ask = async (mediaId: string): Promise<Playback | null> => {
    const [row] = await store.rows([mediaId])
    return row === undefined ? null : playbackOf(row)
  }
  return {
    /** All that a player needs of a recording; null where there is none. */
    playback(mediaId: string): Promise<Playback | null> {
      const known = answers.get(mediaId)
      if (known !== undefined && known.until > performance.now()) return known.playback
      const answer = { until: Infinity, playback: ask(mediaId) }
      answers.delete(mediaId)
      answers.set(mediaId, answer)
      answer.playback.then(
        (playback) => {
          answer.until = performance.now() + (playback?.state === 'ready' ? settledMs : movingMs)
        },
        () => answers.get(mediaId) === answer && answers.delete(mediaId),
      )
      const oldest = answers.keys().next()
      if (answers.size > limit && oldest.done !== true) answers.delete(oldest.value)
      return answer.playback
    },
    forget: (mediaId: string): void => void answers.delete(mediaId),
  }
}

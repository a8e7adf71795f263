import type { StepView } from '#learning/contract'
import { videoWords } from './words.ts'

/** The player's code and words, and nothing of them in a page without a video. */
export const loadPlayer = () =>
  Promise.all([import('./VideoPlayer.tsx'), videoWords.load()]).then(([player]) => player)

/** Whether the line is one on which nobody minds what is fetched ahead. */
const isRoomy = (): boolean => {
  const { connection } = navigator as Navigator & {
    connection?: { saveData?: boolean; effectiveType?: string }
  }
  return connection?.saveData !== true && (connection?.effectiveType ?? '4g') === '4g'
}

/**
 * Fetches what the first video of a unit needs before it is asked for: the player's code, and the playlists, which
 * the browser keeps.
 *
 * @param isNext the unit comes after this one: nothing is fetched for it over a narrow line
 */
export function prepareVideo(steps: readonly StepView[], isNext: boolean): void {
  const playback = steps.flatMap(({ content }) => (content.kind === 'video' ? [content.playback] : []))[0]
  if (playback == null || (isNext && !isRoomy())) return
  void loadPlayer().catch(() => undefined)
  if (playback.state !== 'ready' || playback.hlsUrl === null) return
  void import('./hls-engine.ts').catch(() => undefined)
  // A playlist that does not come now is asked for again by the player, who says what is wrong.
  void fetch(playback.hlsUrl).catch(() => undefined)
}

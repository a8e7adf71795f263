import type { StepView } from '#learning/contract'
import { networkType, savesData } from './network.ts'
import { prefetchStart } from './prefetch-start.ts'
import { videoWords } from './words.ts'

/** The player's code and words, and nothing of them in a page without a video. */
export const loadPlayer = () =>
  Promise.all([import('./VideoPlayer.tsx'), videoWords.load()]).then(([player]) => player)

/** Whether the line is one on which nobody minds what is fetched ahead. */
const isRoomy = (): boolean => !savesData() && ['4g', 'unknown'].includes(networkType())

/**
 * Fetches what the first video of a unit needs before it is asked for: the player's code, and the first of the media,
 * which the browser keeps.
 *
 * @param isNext the unit comes after this one: only playlists, and nothing over a narrow line
 * @param atS media second that playing is likely to begin at
 */
export function prepareVideo(
  steps: readonly StepView[],
  { isNext, atS = 0 }: { isNext: boolean; atS?: number },
): void {
  const playback = steps.flatMap(({ content }) => (content.kind === 'video' ? [content.playback] : []))[0]
  if (playback == null || (isNext && !isRoomy())) return
  void loadPlayer().catch(() => undefined)
  if (playback.state !== 'ready' || playback.hlsUrl === null) return
  void import('./hls-engine.ts').catch(() => undefined)
  // What does not come now is asked for again by the player, who says what is wrong.
  if (isNext) return void fetch(playback.hlsUrl).catch(() => undefined)
  void prefetchStart(playback, atS).catch(() => undefined)
}

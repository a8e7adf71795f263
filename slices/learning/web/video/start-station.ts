import type { Station } from './ladder.ts'

/** What is known of the line before anything was loaded. */
export interface LineBefore {
  /** What an earlier sitting on this device measured, bits per second. */
  rememberedBps: number | null
  rememberedAgoMs: number
  network: 'slow-2g' | '2g' | '3g' | '4g' | 'unknown'
}

/** Share of a remembered bandwidth that the first seconds may count on. */
const startShare = 0.7
/** After this a remembered bandwidth says nothing: the learner may be elsewhere. */
const rememberedForMs = 2 * 3_600_000

/** What a line of each kind carries at least, where nothing better is known, bits per second. */
const guessedBps = { 'slow-2g': 40_000, '2g': 70_000, '3g': 700_000, '4g': 2_500_000, unknown: 2_000_000 }

/**
 * The station for the first frame: one that the line is likely to carry, so that it comes at once. Nobody begins
 * with words: sound is tried first.
 *
 * @param best index of the best station allowed
 */
export function startAt(stations: readonly Station[], line: LineBefore, best: number): number {
  const { rememberedBps, rememberedAgoMs, network } = line
  const isFresh = rememberedBps !== null && rememberedAgoMs < rememberedForMs
  const bandwidthBps = isFresh ? rememberedBps * startShare : guessedBps[network]
  const playable = stations.filter(({ mode }) => mode !== 'text')
  const fits = playable.findIndex(({ bitrateBps }) => bitrateBps <= bandwidthBps)
  return Math.max(best, fits === -1 ? Math.max(0, playable.length - 1) : fits)
}

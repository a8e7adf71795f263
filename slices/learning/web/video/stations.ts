import type { Playback } from '@banxue/platform/media/playback'
import type { Choice, Station } from './ladder.ts'

/** What sound alone needs of a line, its playlists and slides among it, bits per second. */
const soundBps = 45_000

/** How the player can have the bytes: by hls.js, by a browser that plays HLS itself, or as one file. */
export type Source = 'hls' | 'native' | 'file'

/** All ways to have a video, the best first. The last is always words. */
export function stationsOf(playback: Playback, source: Source): Station[] {
  const { rungs, audioUrl, heightPx, widthPx } = playback
  const shortPx = Math.min(heightPx, widthPx)
  const whole: Station =
    shortPx === 0
      ? { mode: 'audio', heightPx: null, bitrateBps: 0 }
      : { mode: 'video', heightPx: shortPx, bitrateBps: 0 }
  const pictures: Station[] =
    source === 'hls' && rungs.length > 0
      ? rungs.map((rung) => ({ mode: 'video', heightPx: rung.heightPx, bitrateBps: rung.bitrateBps }))
      : [whole]
  const sound: Station[] =
    audioUrl === null || source === 'file' ? [] : [{ mode: 'audio', heightPx: null, bitrateBps: soundBps }]
  const isSoundOnly = shortPx === 0 && sound.length > 0
  return [...(isSoundOnly ? [] : pictures), ...sound, { mode: 'text', heightPx: null, bitrateBps: 0 }]
}

/** The station of a choice by hand; null where the ladder decides, or where there is no such station any more. */
export function chosenAt(stations: readonly Station[], choice: Choice): number | null {
  if (choice === 'auto') return null
  const found = stations.findIndex(({ mode, heightPx }) =>
    typeof choice === 'number' ? mode === 'video' && heightPx === choice : mode === choice,
  )
  return found === -1 ? null : found
}

/** A picture smaller than this is never all that a large line gets, pixels. */
const enoughPx = 720

/**
 * The best station worth having by itself: no more pixels than the picture shows, and with saved data the smallest.
 *
 * @param shownPx shorter side of the picture on the screen, device pixels
 */
export function bestAt(
  stations: readonly Station[],
  { shownPx, savesData }: { shownPx: number; savesData: boolean },
): number {
  const pictures = stations.filter(({ mode }) => mode === 'video')
  if (pictures.length === 0) return 0
  if (savesData) return pictures.length - 1
  const wantedPx = Math.max(enoughPx, shownPx)
  return Math.max(
    0,
    pictures.findLastIndex(({ heightPx }) => heightPx === null || heightPx >= wantedPx),
  )
}

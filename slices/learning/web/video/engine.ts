import type { Load } from './meter.ts'
import type { Station } from './ladder.ts'

/** Brings the bytes of a video into its element. */
export interface Engine {
  /**
   * Has a station from a media second on.
   *
   * @param isUrgent what is under way is given up for it: the line does not carry it, or the learner does not want it
   */
  show(station: Station, atS: number, isUrgent: boolean): void
  /** Loads as far ahead as is good for playing; until then only what the first seconds need. */
  fill(): void
  /** The load in hand from its request on, or null. */
  underWay(): Load | null
  /** Tries again after a failure. */
  retry(atS: number): void
  close(): void
}

export interface EngineNeeds {
  video: HTMLVideoElement
  onLoad: (load: Load) => void
  /** @param code the player's own, e.g. `fragLoadError` */
  onFailed: (code: string, isFatal: boolean) => void
}

/** Gives the element a source anew and goes on as it was: loading pauses it. */
export function reopened(video: HTMLVideoElement, open: () => void): void {
  const wasPlaying = !video.paused && !video.ended
  open()
  if (wasPlaying) video.play().catch(() => undefined)
}

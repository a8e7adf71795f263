/** What is played: picture and sound, sound with slides, or the transcript alone. */
export type Mode = 'video' | 'audio' | 'text'

/** One way to have a video, from the best picture down to words. */
export interface Station {
  mode: Mode
  /** Shorter side of the picture, as in 720p; null where there is none, or where it is not known. */
  heightPx: number | null
  /** What the line has to carry for it, bits per second; 0 for words. */
  bitrateBps: number
}

/** What the learner picked: the ladder decides, or they do. */
export type Choice = 'auto' | 'audio' | 'text' | number

/** What is known at a moment. */
export interface Reading {
  /** `performance.now()`. */
  atMs: number
  /** Null while nothing was measured. */
  bandwidthBps: number | null
  /** Media seconds ahead. */
  bufferedS: number
  /** Playing stands still for want of data. */
  isStalled: boolean
}

export interface Ladder {
  /** Index of the station in use, the best first. */
  at: number
  switchedMs: number
  /** Since when the line carries a better station, or fails to carry this one. */
  betterSinceMs: number | null
  worseSinceMs: number | null
  stalledSinceMs: number | null
  /** When stalls began, of the last minute. */
  stallsMs: readonly number[]
  /** How long the line must be good before the next step up; doubles when a step up did not last. */
  holdMs: number
  /** When the last step up was taken. */
  roseMs: number | null
  /** When this station was fallen to; null where it was not. */
  fellMs: number | null
}

/** The switch points; docs/video.md quotes them. */
export const ladderRules = {
  /** Up where the line carries so many times the bitrate of the better station … */
  upFactor: 1.1,
  /** … all of the time for so long … */
  upHoldMs: 8_000,
  /** … and so much is buffered. */
  upBufferS: 4,
  /** Down where the line carries less than this share of the bitrate … */
  downFactor: 1,
  /** … for so long, with less than this ahead. */
  downHoldMs: 3_000,
  downBufferS: 15,
  /** With less than this ahead it waits no longer than a moment. */
  emptyBufferS: 3,
  emptyHoldMs: 1_000,
  /** Down one where playing stood still so long, or so often in a minute, whatever was measured. */
  stallMs: 2_500,
  stallsInMinute: 2,
  /** What took over a moment ago may take so long to begin. */
  beginMs: 6_000,
  /** A step up that did not last so long doubles the hold, up to the longest. */
  lastedMs: 30_000,
  longestHoldMs: 120_000,
} as const

const minuteMs = 60_000

export const ladderAt = (at: number, atMs: number): Ladder => ({
  at,
  switchedMs: atMs,
  betterSinceMs: null,
  worseSinceMs: null,
  stalledSinceMs: null,
  stallsMs: [],
  holdMs: ladderRules.upHoldMs,
  roseMs: null,
  fellMs: null,
})

/**
 * The station to have next, by itself. Goes down quickly and as far as it must, up slowly and as far as it may.
 *
 * @param best index of the best station it may go up to: the size of the picture and saved data limit it
 */
export function climb(
  before: Ladder,
  stations: readonly Station[],
  reading: Reading,
  best: number,
): { ladder: Ladder; moved: boolean } {
  const noted = note(before, stations, reading, best)
  const to = nextAt(noted, stations, reading, best)
  if (to === noted.at) return { ladder: noted, moved: false }
  const { atMs } = reading
  const rises = to < noted.at
  const didNotLast = !rises && noted.roseMs !== null && atMs - noted.roseMs < ladderRules.lastedMs
  return {
    moved: true,
    ladder: {
      ...ladderAt(to, atMs),
      holdMs: didNotLast ? Math.min(ladderRules.longestHoldMs, noted.holdMs * 2) : heldMs(noted, atMs),
      roseMs: rises ? atMs : noted.roseMs,
      fellMs: rises ? null : atMs,
    },
  }
}

/** After a step up that lasted the hold is short again. */
function heldMs({ holdMs, roseMs }: Ladder, atMs: number): number {
  return roseMs !== null && atMs - roseMs >= 2 * ladderRules.lastedMs ? ladderRules.upHoldMs : holdMs
}

/** The best station that the line carries, with room to spare. */
export function carried(
  stations: readonly Station[],
  bandwidthBps: number,
  factor: number = ladderRules.upFactor,
): number {
  const found = stations.findIndex(({ bitrateBps }) => bitrateBps * factor <= bandwidthBps)
  return found === -1 ? stations.length - 1 : found
}

/** How far it may fall at once: a line that drops a picture shows what it carries of sound before there are only words. */
function soundBelow(stations: readonly Station[], at: number): number {
  const sound = stations.findIndex(({ mode }, index) => mode === 'audio' && index > at)
  return sound === -1 ? stations.length - 1 : sound
}

function note(before: Ladder, stations: readonly Station[], reading: Reading, best: number): Ladder {
  const { atMs, bandwidthBps, isStalled } = reading
  const here = stations[before.at]
  const isWorse =
    here !== undefined && bandwidthBps !== null && bandwidthBps < here.bitrateBps * ladderRules.downFactor
  const isBetter = bandwidthBps !== null && Math.max(best, carried(stations, bandwidthBps)) < before.at
  const began = isStalled && before.stalledSinceMs === null
  return {
    ...before,
    betterSinceMs: isBetter ? (before.betterSinceMs ?? atMs) : null,
    worseSinceMs: isWorse ? (before.worseSinceMs ?? atMs) : null,
    stalledSinceMs: isStalled ? (before.stalledSinceMs ?? atMs) : null,
    stallsMs: [...before.stallsMs, ...(began ? [atMs] : [])].filter((one) => atMs - one < minuteMs),
  }
}

function nextAt(ladder: Ladder, stations: readonly Station[], reading: Reading, best: number): number {
  const { at, fellMs, betterSinceMs, worseSinceMs, stalledSinceMs, stallsMs } = ladder
  const { atMs, bandwidthBps, bufferedS } = reading
  const lowest = stations.length - 1
  const fits = bandwidthBps === null ? at : carried(stations, bandwidthBps, ladderRules.downFactor)
  const isLow = worseSinceMs !== null && bufferedS < ladderRules.downBufferS
  const holdMs = bufferedS < ladderRules.emptyBufferS ? ladderRules.emptyHoldMs : ladderRules.downHoldMs
  // Having fallen it is given time to begin; sound that goes on playing is never taken for what was measured.
  const isBeginning = fellMs !== null && atMs - fellMs < ladderRules.beginMs
  const canFall = stations[at]?.mode === 'video' && !isBeginning
  const falls = isLow && canFall && atMs - worseSinceMs >= holdMs
  const hasPlayed =
    stalledSinceMs !== null && (fellMs === null || stalledSinceMs - fellMs >= ladderRules.stallMs)
  const patienceMs = hasPlayed ? ladderRules.stallMs : ladderRules.beginMs
  const sticks =
    (stalledSinceMs !== null && atMs - stalledSinceMs >= patienceMs) ||
    (stalledSinceMs !== null && stallsMs.length >= ladderRules.stallsInMinute)
  if (at < lowest && (falls || sticks))
    return Math.max(at + 1, Math.min(falls ? fits : at + 1, soundBelow(stations, at)))
  const isGood = betterSinceMs !== null && atMs - betterSinceMs >= ladder.holdMs
  const isFilled = stations[at]?.mode === 'text' || bufferedS >= ladderRules.upBufferS
  if (!isGood || !isFilled || bandwidthBps === null || stalledSinceMs !== null) return at
  return Math.min(at, Math.max(best, carried(stations, bandwidthBps)))
}

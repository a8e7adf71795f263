import type { PlaybackFigures } from '#retention/contract'
import { share } from '../completion.ts'

const hourS = 3600

/** Sums over sittings as ClickHouse counts them. */
export interface PlaybackSums {
  sittings: number
  /** Sittings with a first frame. */
  started: number
  /** Sittings that did not tell their end. */
  untold: number
  /** Of those started; not a number where none was. */
  startupP50Ms: number | null
  startupP95Ms: number | null
  playedS: number
  stalledS: number
  stalls: number
  switches: number
  /** Bits of the media played, where the bitrate is known, and the seconds of that. */
  playedBits: number
  bitratePlayedS: number
  failed: number
  givenUp: number
  bad: number
}

/** What the sums say, in the terms of CTA-2066; a figure is null where there is nothing to divide by. */
export function figuresOf(sums: PlaybackSums): PlaybackFigures {
  const { sittings, untold, started, playedS, stalledS } = sums
  return {
    sittings,
    untold,
    playedS,
    startupP50Ms: started === 0 ? null : sums.startupP50Ms,
    startupP95Ms: started === 0 ? null : sums.startupP95Ms,
    rebufferRatio: share(stalledS, stalledS + playedS),
    stallsPerHour: perHour(sums.stalls, playedS),
    bitrateBps: share(sums.playedBits, sums.bitratePlayedS),
    switchesPerHour: perHour(sums.switches, playedS),
    failureRate: share(sums.failed, sittings),
    exitRate: share(sums.givenUp, sittings),
    badShare: share(sums.bad, sittings),
  }
}

const perHour = (count: number, playedS: number) => (playedS === 0 ? null : (count * hourS) / playedS)

/** Sums over no sitting at all. */
export const noSums: PlaybackSums = {
  sittings: 0,
  started: 0,
  untold: 0,
  startupP50Ms: null,
  startupP95Ms: null,
  playedS: 0,
  stalledS: 0,
  stalls: 0,
  switches: 0,
  playedBits: 0,
  bitratePlayedS: 0,
  failed: 0,
  givenUp: 0,
  bad: 0,
}

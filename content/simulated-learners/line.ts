import type { Playback, Rung } from '@banxue/platform/media/playback'
import type { Random } from './random.ts'
import type { Network } from './traits.ts'

/** What a kind of line is like. */
interface Kind {
  /** Kilobits a second. */
  kbps: readonly [number, number]
  /** Milliseconds to the first frame. */
  startupMs: readonly [number, number]
  stallsPerMinute: number
  stallS: readonly [number, number]
  /** As the browser tells it. */
  network: '2g' | '3g' | '4g'
}

const kinds: Record<Network, Kind> = {
  good: {
    kbps: [4_000, 40_000],
    startupMs: [120, 900],
    stallsPerMinute: 0.01,
    stallS: [0.3, 1.5],
    network: '4g',
  },
  middling: {
    kbps: [500, 2_500],
    startupMs: [500, 3_000],
    stallsPerMinute: 0.35,
    stallS: [0.5, 4],
    network: '3g',
  },
  poor: {
    kbps: [60, 420],
    startupMs: [1_800, 9_000],
    stallsPerMinute: 1.3,
    stallS: [1, 9],
    network: '2g',
  },
}

/** A line in one sitting: what it carries, and what of a video is taken over it. */
export interface Line {
  startupMs: number
  /** Whether playing stands still after a stretch of media seconds, and for how many milliseconds; 0 where not. */
  stallMs: (stretchS: number) => number
  /** What each event of the sitting says of it. */
  told: {
    network: Kind['network']
    bandwidthBps: number
    mode: 'video' | 'audio'
    heightPx: number | null
    bitrateBps: number
  }
}

/** As in the player: sound with slides needs this much. */
const soundBps = 45_000

export function drawLine(network: Network, { rungs }: Playback, random: Random): Line {
  const kind = kinds[network]
  const bandwidthBps = Math.round(random.around(...kind.kbps) * 1000)
  const rung = rungFor(rungs, bandwidthBps)
  return {
    startupMs: Math.round(random.around(...kind.startupMs)),
    stallMs: (stretchS) =>
      random.chance((kind.stallsPerMinute * stretchS) / 60)
        ? Math.round(random.around(...kind.stallS) * 1000)
        : 0,
    told: {
      network: kind.network,
      bandwidthBps,
      mode: rung === null ? 'audio' : 'video',
      heightPx: rung?.heightPx ?? null,
      bitrateBps: rung?.bitrateBps ?? soundBps,
    },
  }
}

/** The best of which the line carries 0.7; null where it carries only sound. */
function rungFor(rungs: readonly Rung[], bandwidthBps: number): Rung | null {
  const carried = rungs.find(({ bitrateBps }) => bitrateBps <= bandwidthBps * 0.7)
  return carried ?? (bandwidthBps < 150_000 ? null : (rungs.at(-1) ?? null))
}

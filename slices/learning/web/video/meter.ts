/** Half-lives of what was measured, seconds of loading: the lesser of both counts, so that it falls fast and rises slowly. */
const halfLivesS = [2, 8] as const
/** A shorter load measures the round trip rather than the line, bytes … */
const leastBytes = 6_000
/** … unless it took longer than any round trip, milliseconds. */
const slowMs = 1_000
/** A load as long as that which brings less than this share of what is believed is of another line. */
const brokenShare = 0.25

interface Mean {
  bps: number
  /** Sum of the weights, 0 to 1. */
  weight: number
}

/** What was measured of a line. */
export interface Meter {
  means: readonly [Mean, Mean]
}

/** One load: its bytes, and the milliseconds from its first byte to its last. */
export interface Load {
  bytes: number
  ms: number
}

export const newMeter = (): Meter => ({
  means: [
    { bps: 0, weight: 0 },
    { bps: 0, weight: 0 },
  ],
})

/** The meter after a load. */
export function measured(meter: Meter, { bytes, ms }: Load): Meter {
  if (bytes < leastBytes && ms < slowMs) return meter
  const seconds = Math.max(ms, 5) / 1_000
  const bps = (8 * bytes) / seconds
  const known = bandwidthOf(meter)
  const { means } = known !== null && ms >= slowMs && bps < known * brokenShare ? newMeter() : meter
  const next = (mean: Mean, halfLifeS: number): Mean => {
    const share = 1 - 0.5 ** (Math.max(seconds, 0.25) / halfLifeS)
    return { bps: mean.bps + share * (bps - mean.bps), weight: mean.weight + share * (1 - mean.weight) }
  }
  return { means: [next(means[0], halfLivesS[0]), next(means[1], halfLivesS[1])] }
}

/** A load under way says nothing good before this, milliseconds. */
const underWayMs = 1_000

/**
 * Bits per second that the line carries; null before anything was measured.
 *
 * @param underWay the load in hand, from its request on: it can only lower what is believed
 */
export function bandwidthOf({ means }: Meter, underWay: Load | null = null): number | null {
  const known = means[0].weight === 0 ? null : Math.min(...means.map(({ bps, weight }) => bps / weight))
  if (underWay === null || underWay.ms < underWayMs) return known
  const nowBps = (8_000 * underWay.bytes) / underWay.ms
  return known === null ? nowBps : Math.min(known, nowBps)
}

import type { Stutter } from '#retention/contract'

/** Seconds of facts that a report carries. */
const minuteS = 60
/** Media seconds in store that fill the height. */
const fullS = 30

/** The last minute as a drawing of 60 by 1: what was in store, and where it stalled. */
export interface Minute {
  /** Points of a line, x in seconds from the left, y from 0 (nothing in store) to 1 (30 s or more). */
  stored: readonly { x: number; y: number }[]
  /** Stretches of stall, in seconds from the left. */
  stalls: readonly { from: number; to: number }[]
  maxBufferedS: number
  stalledS: number
  /** Highest measured throughput; null where none was. */
  maxBandwidthBps: number | null
}

/** @param facts oldest first; each holds until the next */
export function minuteOf(facts: Stutter['facts']): Minute {
  const at = (agoS: number) => minuteS - Math.min(minuteS, agoS)
  const stalls: { from: number; to: number }[] = []
  for (const [index, { agoS, isStalled }] of facts.entries()) {
    if (!isStalled) continue
    const [from, to] = [at(agoS), at(facts[index + 1]?.agoS ?? 0)]
    const last = stalls.at(-1)
    if (last !== undefined && last.to >= from) last.to = to
    else stalls.push({ from, to })
  }
  const known = facts.flatMap(({ bandwidthBps }) => (bandwidthBps === null ? [] : [bandwidthBps]))
  return {
    stored: facts.map(({ agoS, bufferedS }) => ({ x: at(agoS), y: Math.min(1, bufferedS / fullS) })),
    stalls,
    maxBufferedS: Math.max(0, ...facts.map(({ bufferedS }) => bufferedS)),
    stalledS: stalls.reduce((sum, { from, to }) => sum + to - from, 0),
    maxBandwidthBps: known.length === 0 ? null : Math.max(...known),
  }
}

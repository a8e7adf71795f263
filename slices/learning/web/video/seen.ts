/** Media seconds `[from, to)` that were played. */
export type Seen = readonly [fromS: number, toS: number]

/** The stretches in order, those that touch joined. */
export function joined(stretches: readonly Seen[]): Seen[] {
  const joint: [number, number][] = []
  for (const [fromS, toS] of stretches.toSorted((a, b) => a[0] - b[0])) {
    const last = joint.at(-1)
    if (last !== undefined && fromS <= last[1]) last[1] = Math.max(last[1], toS)
    else joint.push([fromS, toS])
  }
  return joint
}

/** Share of a video that was seen, every second counted once; 0 to 1. */
export function shareSeen(stretches: readonly Seen[], durationS: number): number {
  if (durationS <= 0) return 0
  const seenS = joined(stretches).reduce(
    (sum, [fromS, toS]) => sum + Math.max(0, Math.min(toS, durationS) - fromS),
    0,
  )
  return Math.min(1, seenS / durationS)
}

/** Share after which a video is done, as the server counts it. */
export const doneShare = 0.9

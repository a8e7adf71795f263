export type Rating = 'good' | 'fair' | 'poor'

/** Upper ends of "good" and of "could be better", as web.dev/vitals names them (March 2024); ms, and 1 for the shift. */
const limits = { lcpMs: [2_500, 4_000], inpMs: [200, 500], cls: [0.1, 0.25], ttfbMs: [800, 1_800] } as const

/** How good a 75th percentile is; undefined where nothing was measured. */
export function ratingOf(vital: keyof typeof limits, value: number | null): Rating | undefined {
  if (value === null) return undefined
  const [good, fair] = limits[vital]
  if (value <= good) return 'good'
  return value <= fair ? 'fair' : 'poor'
}

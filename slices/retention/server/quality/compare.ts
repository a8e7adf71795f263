import type { Comparison, Estimate } from '#retention/contract'

/** Standard normal quantile of a 95 % interval, and of 80 % power. */
const z95 = 1.959_964
const z80 = 0.841_621
/** Below this an interval says so little that the screen says "too early". */
const fewest = 30
/** The difference that a comparison should be able to show, as a share. */
const worthSeeing = 0.05

/**
 * A share with its 95 % interval (Wilson's score interval, without continuity correction).
 *
 * @returns null where there is nobody
 */
export function estimate(count: number, of: number): Estimate | null {
  if (of === 0) return null
  const value = count / of
  const spread = z95 * Math.sqrt((value * (1 - value)) / of + z95 ** 2 / (4 * of ** 2))
  const middle = value + z95 ** 2 / (2 * of)
  const scale = 1 + z95 ** 2 / of
  return {
    count,
    of,
    value,
    low: count === 0 ? 0 : Math.max(0, (middle - spread) / scale),
    high: count === of ? 1 : Math.min(1, (middle + spread) / scale),
  }
}

/** Difference of two shares with its 95 % interval: Newcombe 1998, method 10, from Wilson's intervals. */
export function difference(a: Estimate, b: Estimate): { value: number; low: number; high: number } {
  const value = a.value - b.value
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  }
}

/**
 * Learners each of two equal groups needs to show a difference, with 80 % power at 5 %.
 *
 * @param value share that both are about; @param by the difference, a share
 */
export function learnersToShow(value: number, by: number): number {
  return Math.ceil((2 * (z95 + z80) ** 2 * value * (1 - value)) / by ** 2)
}

/** Two groups side by side; no word on a difference before each has 30 learners. */
export function compare(bad: { count: number; of: number }, good: { count: number; of: number }): Comparison {
  const afterBad = estimate(bad.count, bad.of)
  const afterGood = estimate(good.count, good.of)
  const apart = afterBad === null || afterGood === null ? null : difference(afterBad, afterGood)
  const all = bad.of + good.of
  // Nobody yet, or everybody alike: the most cautious share.
  const pooled = all === 0 ? 0.5 : (bad.count + good.count) / all
  const wanted = learnersToShow(pooled === 0 || pooled === 1 ? 0.5 : pooled, worthSeeing)
  return {
    afterBad,
    afterGood,
    difference: apart,
    verdict: verdictOf(Math.min(bad.of, good.of), apart),
    missing: Math.max(0, wanted - Math.min(bad.of, good.of)),
  }
}

function verdictOf(smaller: number, apart: Comparison['difference']): Comparison['verdict'] {
  if (apart === null || smaller < fewest) return 'too_early'
  if (apart.low > 0) return 'higher'
  return apart.high < 0 ? 'lower' : 'no_difference'
}

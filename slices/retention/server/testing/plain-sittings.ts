import { addDays } from '../day.ts'
import type { GivenSitting } from './sittings.ts'

/** A sitting as the plain count sees it: one object instead of events. */
export type PlainSitting = GivenSitting & { at: string }

const dayOf = ({ at }: PlainSitting) => at.slice(0, 10)

/** Whether a sitting went badly: the rule of the reports, said once more. */
export function isBadSitting(one: PlainSitting): boolean {
  const isTold = one.endedAt !== null
  const stalledMs = isTold ? (one.stalledMs ?? 0) : 0
  const playedMs = isTold ? (one.playedS ?? 0) * 1000 : 0
  return (
    (one.startupMs ?? 0) > 4000 ||
    (one.exit === 'failed' && isTold) ||
    (one.exit === 'before_start' && isTold && (one.waitedMs ?? 0) > 4000) ||
    stalledMs > 0.02 * (stalledMs + playedMs)
  )
}

/** Sums over sittings, counted one by one. */
export function countSittings(sittings: readonly PlainSitting[]) {
  const told = sittings.filter(({ endedAt }) => endedAt !== null)
  const sum = (of: (one: PlainSitting) => number | null | undefined) =>
    told.reduce((all, one) => all + (of(one) ?? 0), 0)
  const playedS = sum((one) => one.playedS)
  const stalledS = sum((one) => one.stalledMs) / 1000
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  return {
    sittings: sittings.length,
    untold: sittings.length - told.length,
    playedS,
    startupP50Ms: inclusive(
      sittings.flatMap(({ startupMs }) => (startupMs == null ? [] : [startupMs])),
      0.5,
    ),
    rebufferRatio: share(stalledS, stalledS + playedS),
    stallsPerHour: share(sum((one) => one.stallCount) * 3600, playedS),
    failureRate: share(told.filter(({ exit }) => exit === 'failed').length, sittings.length),
    exitRate: share(told.filter(({ exit }) => exit === 'before_start').length, sittings.length),
    badShare: share(sittings.filter(isBadSitting).length, sittings.length),
  }
}

/** Quantile with both ends included, between two neighbours by their distance; null of nothing. */
function inclusive(values: readonly number[], level: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * level
  const low = sorted[Math.floor(at)]
  const high = sorted[Math.ceil(at)]
  return low === undefined || high === undefined ? null : low + (at - Math.floor(at)) * (high - low)
}

/**
 * Each learner by their first day: whether it was bad, and whether they did something on one of the 7 days after it.
 *
 * @param activeOn days with a learning act, by learner
 */
export function countAfter(
  sittings: readonly PlainSitting[],
  activeOn: ReadonlyMap<string, ReadonlySet<string>>,
): Record<'bad' | 'good', { count: number; of: number }> {
  const groups = { bad: { count: 0, of: 0 }, good: { count: 0, of: 0 } }
  for (const who of new Set(sittings.map((one) => one.who))) {
    const own = sittings.filter((one) => one.who === who)
    const first = own.map(dayOf).toSorted()[0] ?? ''
    const group = groups[own.some((one) => dayOf(one) === first && isBadSitting(one)) ? 'bad' : 'good']
    group.of += 1
    const next = Array.from({ length: 7 }, (_, n) => addDays(first, n + 1))
    if (next.some((day) => activeOn.get(who)?.has(day) === true)) group.count += 1
  }
  return groups
}

import { type Span, union } from './spans.ts'

/**
 * Share of a step's media a learner has played, counting every second once.
 *
 * @param spans played stretches, in any order; replays may overlap
 * @param durationS length of the media in seconds; 0 where there is none, and then all of it is played
 * @returns 0 to 1
 */
export function coverage(spans: readonly Span[], durationS: number): number {
  if (durationS === 0) return 1
  const clipped = spans.map(([from, to]): Span => [Math.max(0, from), Math.min(durationS, to)])
  const playedS = union(clipped).reduce((sum, [from, to]) => sum + to - from, 0)
  return Math.min(1, playedS / durationS)
}

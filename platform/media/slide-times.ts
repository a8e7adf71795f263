/** Slides at most. */
const slideLimit = 200

/** Moments of the pictures that ffmpeg's `metadata=print` tells of, in their order. */
export const momentsOf = (printed: string): number[] =>
  [...printed.matchAll(/^frame:\d+\s+pts:\S+\s+pts_time:(\S+)/gm)].map((match) => Number(match[1]))

/**
 * Which slides to keep where there are too many: those that are shown longest, and always the first.
 *
 * @param moments media seconds, rising
 * @returns indices, rising
 */
export function keptSlides(moments: readonly number[], durationS: number, limit = slideLimit): number[] {
  const all = moments.map((atS, index) => ({ index, shownS: (moments[index + 1] ?? durationS) - atS }))
  const [first, ...others] = all
  if (first === undefined) return []
  const longest = others.toSorted((a, b) => b.shownS - a.shownS || a.index - b.index).slice(0, limit - 1)
  return [first, ...longest].map(({ index }) => index).toSorted((a, b) => a - b)
}

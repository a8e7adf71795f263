/** First wait and longest wait between two tries, milliseconds. */
const firstMs = 1_000
const longestMs = 5 * 60_000

/**
 * How long to wait before the next try: doubling, with full jitter, so that a school of browsers
 * that lost the server together does not come back together.
 *
 * @param failures tries that failed in a row, from 1
 * @param random 0 to 1
 * @returns milliseconds, at least half a second
 */
export function waitMs(failures: number, random: number): number {
  const most = Math.min(longestMs, firstMs * 2 ** (failures - 1))
  return Math.max(500, Math.round(most * random))
}

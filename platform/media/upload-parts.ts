/** Bytes of a part, of all but the last; a break of the line costs at most one. */
export const partBytes = 8 * 1024 ** 2
/** Bytes of a file at most: 4 GB. */
export const uploadLimitBytes = 4 * 1024 ** 3

export const partCount = (sizeBytes: number, each: number): number => Math.ceil(sizeBytes / each)

/** Bytes of the part with a number, from 0; null where there is no such part. */
export function partSize(sizeBytes: number, each: number, number: number): number | null {
  const count = partCount(sizeBytes, each)
  if (!Number.isInteger(number) || number < 0 || number >= count) return null
  return number === count - 1 ? sizeBytes - number * each : each
}

/** Numbers of the parts that are not there yet. */
export function missingParts(sizeBytes: number, each: number, received: readonly number[]): number[] {
  const there = new Set(received)
  return Array.from({ length: partCount(sizeBytes, each) }, (_, number) => number).filter(
    (number) => !there.has(number),
  )
}

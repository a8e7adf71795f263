/** A media second a learner stood at, and when. */
export interface PlaceAt {
  atS: number
  savedAtMs: number
}

/** This near the end a video begins anew, seconds. */
const nearEndS = 3

/**
 * The media second to begin at: where this device or another stood last, whichever is later; the beginning where
 * that was the end.
 */
export function beginAt(places: readonly (PlaceAt | null)[], durationS: number): number {
  const last = places
    .filter((place) => place !== null)
    .toSorted((a, b) => b.savedAtMs - a.savedAtMs)
    .at(0)
  if (last === undefined || (durationS > 0 && last.atS > durationS - nearEndS)) return 0
  return last.atS
}

/** A place of another device this near is the same place, seconds. */
const sameS = 5

/** The second at which another device stood, where that is another place than one's own; else null. */
export const otherPlace = (otherS: number | null, ownS: number): number | null =>
  otherS === null || Math.abs(otherS - ownS) < sameS ? null : otherS

/** What was kept, or null where it cannot be read. */
export function placeIn(kept: string | null): PlaceAt | null {
  const [atS, savedAtMs] = (kept ?? '').split(' ').map(Number)
  const isSound = atS !== undefined && savedAtMs !== undefined && atS >= 0 && savedAtMs > 0
  return isSound ? { atS, savedAtMs } : null
}

export const keptPlace = ({ atS, savedAtMs }: PlaceAt): string => `${atS} ${savedAtMs}`

import type { VideoSeconds } from '#retention/contract'

/** A stretch of a video, `[fromS, toS)`. */
export interface Stretch {
  fromS: number
  toS: number
  /** Share of the starters who are there when it begins. */
  still: number
  /** Learners who left within it. */
  left: number
}

/** Lengths in seconds that people count in. */
const lengths = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600]
const mostStretches = 24

/** A video in at most 24 stretches of a length that people count in. */
export function stretchesOf({ still, left }: Pick<VideoSeconds, 'still' | 'left'>): Stretch[] {
  const endS = still.length
  const lengthS = lengths.find((one) => endS / one <= mostStretches) ?? Math.ceil(endS / mostStretches)
  return Array.from({ length: Math.ceil(endS / lengthS) }, (_, n) => {
    const [fromS, toS] = [n * lengthS, Math.min((n + 1) * lengthS, endS)]
    return {
      fromS,
      toS,
      still: still[fromS] ?? 0,
      left: left.slice(fromS, toS).reduce((sum, learners) => sum + learners, 0),
    }
  })
}

/** Where most leave, the earlier of two that are equal; the end is no place to leave. Null where nobody leaves. */
export function worstStretch(stretches: readonly Stretch[]): Stretch | null {
  return stretches
    .slice(0, -1)
    .reduce<Stretch | null>((worst, one) => (one.left > (worst?.left ?? 0) ? one : worst), null)
}

/** 3:00–3:10 */
export const written = ({ fromS, toS }: Pick<Stretch, 'fromS' | 'toS'>): string =>
  `${clock(fromS)}–${clock(toS)}`

/** 3:07, 1:02:09 */
export function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours === 0 ? `${minutes}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`
}

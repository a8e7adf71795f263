import type { MediaFacts } from './facts.ts'

type Picture = NonNullable<MediaFacts['video']>

/** One quality to be made. */
export interface RungPlan {
  /** Shorter side of the picture, as in 720p; also the name of its folder. */
  heightPx: number
  /** Of the picture as it stands, even numbers. */
  widthPx: number
  tallPx: number
  /** Average above which the picture never goes for long, bits per second. */
  maxRateBps: number
  /** What may be sent beyond the average at once, bits. */
  bufferBits: number
  /** Constant quality of x264, 18 (very good) to 28. */
  crf: number
  preset: string
}

const wanted = [1080, 720, 360] as const
/** A source a little below a rung, cut at its edges, counts as it. */
const nearly = 1.02
/** Sizes for a rung's own by shorter side. 360p with its sound stays below 350 kbit/s in any two seconds. */
const rates = [
  { fromPx: 900, maxRateBps: 3_000_000, bufferBits: 3_000_000, crf: 23, preset: 'veryfast' },
  { fromPx: 620, maxRateBps: 1_150_000, bufferBits: 800_000, crf: 23, preset: 'veryfast' },
  { fromPx: 400, maxRateBps: 550_000, bufferBits: 400_000, crf: 24, preset: 'veryfast' },
  { fromPx: 0, maxRateBps: 200_000, bufferBits: 90_000, crf: 25, preset: 'fast' },
] as const

/**
 * The qualities of a video, highest first: 1080, 720 and 360 by its shorter side where the source has them, never
 * larger than the source. One that lies between 360 and 720 keeps its own size as the highest, one below 360 has
 * its own size only.
 */
export function ladderFor({ widthPx, heightPx }: Pick<Picture, 'widthPx' | 'heightPx'>): RungPlan[] {
  const shortPx = Math.min(widthPx, heightPx)
  const has = wanted.filter((rung) => rung <= shortPx * nearly)
  const [highest] = has
  const sizes: number[] =
    highest === undefined || (highest === 360 && shortPx >= 432) ? [shortPx, ...has] : [...has]
  return sizes.map((size) => rungOf(size, widthPx, heightPx))
}

function rungOf(size: number, widthPx: number, heightPx: number): RungPlan {
  const scale = Math.min(1, size / Math.min(widthPx, heightPx))
  const rate = rates.find(({ fromPx }) => size >= fromPx) ?? rates[3]
  const { maxRateBps, bufferBits, crf, preset } = rate
  return {
    heightPx: size,
    widthPx: even(widthPx * scale),
    tallPx: even(heightPx * scale),
    maxRateBps,
    bufferBits,
    crf,
    preset,
  }
}

/** The even length next below a whole one, as H.264 wants it. */
const even = (length: number): number => Math.max(2, 2 * Math.floor(Math.round(length) / 2))

/** Rates that cameras and screens have, as fractions. */
const steady = [
  [30, '30'],
  [30_000 / 1001, '30000/1001'],
  [25, '25'],
  [24, '24'],
  [24_000 / 1001, '24000/1001'],
  [20, '20'],
  [15, '15'],
  [12, '12'],
  [10, '10'],
] as const

/**
 * Frames per second of what is made, as ffmpeg reads it: the source's own up to 30, a half of 50 and 60, 30 for one
 * that changes.
 */
export function frameRateFor({ frameRate, isVariable }: Pick<Picture, 'frameRate' | 'isVariable'>): string {
  if (isVariable) return frameRate > 15.5 ? '30' : '15'
  const rate = frameRate / Math.ceil(frameRate / 30.5)
  const near = steady.find(([value]) => Math.abs(value - rate) < 0.015)
  if (near !== undefined) return near[1]
  return rate < 10 ? '10' : rate > 27 ? '30' : '25'
}

/** Thumbnails for seeking: one every so many seconds, at least 5, at most 200 of them. */
export const thumbnailEveryS = (durationS: number): number => Math.max(5, Math.ceil(durationS / 200))
export const thumbnailColumns = 10
export const thumbnailRows = 10

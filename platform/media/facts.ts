import { z } from 'zod'

/** What is known of a file's picture and sound before anything is made of it. */
export const MediaFacts = z.object({
  container: z.string().describe('as the probe names it: mp4, webm, matroska …'),
  durationS: z.number().nonnegative(),
  video: z
    .object({
      codec: z.string().describe('h264, hevc, vp9, av1 …'),
      widthPx: z.int().positive().describe('upright and with square pixels'),
      heightPx: z.int().positive(),
      frameRate: z.number().positive().describe('frames per second on average'),
      isVariable: z.boolean().describe('frames come at no steady rate'),
      isHdr: z.boolean(),
    })
    .nullable(),
  audio: z.object({ codec: z.string() }).nullable(),
})
export type MediaFacts = z.infer<typeof MediaFacts>

/** Why a file cannot be played; each code is worded by the screens. */
export const mediaFailures = [
  'not_media',
  'no_tracks',
  'media_damaged',
  'media_too_long',
  'picture_too_large',
  'needs_ffmpeg',
  'disk_full',
  'source_missing',
  'transcoding_failed',
  'interrupted',
] as const
export type MediaFailure = (typeof mediaFailures)[number]

/** The file is at fault, or the machine; `code` is a key of the messages. */
export class MediaRefused extends Error {
  readonly code: MediaFailure
  constructor(code: MediaFailure, words: string = code) {
    super(words)
    this.code = code
  }
}

/** Hours of the longest recording taken. */
const longestS = 12 * 3600
/** Pixels of the largest picture taken: 8K. */
const largestPx = 7680 * 4320

/** @throws MediaRefused `no_tracks`, `media_damaged`, `media_too_long`, `picture_too_large` */
export function checkFacts(facts: MediaFacts): void {
  if (facts.video === null && facts.audio === null) throw new MediaRefused('no_tracks')
  if (facts.durationS <= 0) throw new MediaRefused('media_damaged')
  if (facts.durationS > longestS) throw new MediaRefused('media_too_long')
  if (facts.video !== null && facts.video.widthPx * facts.video.heightPx > largestPx)
    throw new MediaRefused('picture_too_large')
}

const playable: Readonly<Record<'mp4' | 'webm', { video: readonly string[]; audio: readonly string[] }>> = {
  mp4: { video: ['h264', 'vp9', 'av1'], audio: ['aac', 'mp3', 'opus', 'flac'] },
  webm: { video: ['vp8', 'vp9', 'av1'], audio: ['opus', 'vorbis'] },
}
const playableSounds = ['mp3', 'flac', 'ogg', 'wav']

/** How every browser plays the file without help, as the end of its address; null where some would not. */
export function playsAs({ container, video, audio }: MediaFacts): string | null {
  if (container === 'mp4' || container === 'webm') {
    const { video: pictures, audio: sounds } = playable[container]
    const plays =
      (video === null || pictures.includes(video.codec)) && (audio === null || sounds.includes(audio.codec))
    if (!plays) return null
    return video === null && container === 'mp4' ? 'm4a' : container
  }
  return video === null && playableSounds.includes(container) ? container : null
}

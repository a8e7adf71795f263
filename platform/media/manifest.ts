import { z } from 'zod'
import { type Playback, Rung, Slide, Thumbnails } from './playback.ts'

/** Path of a file inside its package: letters, digits, `-`, `_`, `.` and `/`, never upwards. */
export const PackagePath = z
  .string()
  .max(200)
  .regex(/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/)

/**
 * `media.json` of a package: what was made of a file, every address relative to the package, so that it can be
 * moved, put into storage, or committed beside a course.
 */
export const MediaPackage = z.object({
  format: z.literal('banxue-media-1'),
  durationS: z.number().positive(),
  widthPx: z.int().nonnegative(),
  heightPx: z.int().nonnegative(),
  hls: PackagePath,
  rungs: z.array(Rung.extend({ url: PackagePath })).max(8),
  audio: PackagePath.nullable(),
  poster: PackagePath.nullable(),
  thumbnails: Thumbnails.extend({ urls: z.array(PackagePath).min(1).max(50) }).nullable(),
  slides: z.array(Slide.extend({ url: PackagePath })).max(1000),
})
export type MediaPackage = z.infer<typeof MediaPackage>

/** Name of the file that tells a package. */
export const packageFile = 'media.json'

/** The addresses of a package that lies at `base`. */
export function placed(
  { durationS, widthPx, heightPx, hls, rungs, audio, poster, thumbnails, slides }: MediaPackage,
  base: string,
): Omit<Playback, 'mediaId' | 'state' | 'fileUrl' | 'captions'> {
  const at = (path: string) => `${base}/${path}`
  return {
    durationS,
    widthPx,
    heightPx,
    hlsUrl: at(hls),
    rungs: rungs.map((rung) => ({ ...rung, url: at(rung.url) })),
    audioUrl: audio === null ? null : at(audio),
    posterUrl: poster === null ? null : at(poster),
    thumbnails: thumbnails === null ? null : { ...thumbnails, urls: thumbnails.urls.map(at) },
    slides: slides.map((slide) => ({ ...slide, url: at(slide.url) })),
  }
}

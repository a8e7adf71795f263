import { z } from 'zod'
import { Language } from '../i18n/language.ts'

/** One quality of a video. */
export const Rung = z.object({
  heightPx: z.int().positive().describe('shorter side of the picture, as in 720p'),
  bitrateBps: z.int().positive().describe('peak of picture and sound together, bits per second'),
  url: z.string().describe('HLS media playlist, relative to the school'),
})
export type Rung = z.infer<typeof Rung>

/** A slide: what the picture showed from a moment on, or a page of an uploaded deck. */
export const Slide = z.object({
  atS: z.number().nonnegative().describe('media second it is shown from'),
  url: z.string(),
})
export type Slide = z.infer<typeof Slide>

/** Pictures for seeking, `columns` × `rows` of them on each sheet, one every `everyS` seconds from 0. */
export const Thumbnails = z.object({
  urls: z.array(z.string()).min(1).describe('sheets in order'),
  everyS: z.number().positive(),
  columns: z.int().positive(),
  rows: z.int().positive(),
  widthPx: z.int().positive().describe('of one picture'),
  heightPx: z.int().positive(),
})
export type Thumbnails = z.infer<typeof Thumbnails>

/**
 * All that a player needs of one video. `preparing`: nothing to play yet. `as_it_came`: the file itself, without
 * rungs, because no ffmpeg is there or it is not done yet. `ready`: HLS. `failed`: cannot be played.
 */
export const Playback = z.object({
  mediaId: z.uuid(),
  state: z.enum(['preparing', 'as_it_came', 'ready', 'failed']),
  durationS: z.number().nonnegative(),
  widthPx: z.int().nonnegative().describe('of the picture, turned upright; 0 where there is only sound'),
  heightPx: z.int().nonnegative(),
  hlsUrl: z.string().nullable().describe('HLS multivariant playlist: all rungs, and sound alone as the last'),
  fileUrl: z.string().nullable().describe('the file as it came'),
  rungs: z.array(Rung).describe('highest first'),
  audioUrl: z.string().nullable().describe('HLS media playlist of the sound alone; null where there is none'),
  posterUrl: z.string().nullable(),
  thumbnails: Thumbnails.nullable(),
  slides: z.array(Slide).describe('by their moment; for sound with slides'),
  captions: z.array(z.object({ language: Language, url: z.string().describe('WebVTT') })),
})
export type Playback = z.infer<typeof Playback>

import { idFor } from '../id.ts'

/** Namespace of all recordings' ids (RFC 9562, version 5); never changes, or courses would lose theirs. */
const recordings = 'b4a1c6f6-5e0a-4c56-9d25-6b7f6a1d0c93'

/** The id of a recording, the same wherever and whenever the same bytes come in. */
export const mediaIdOf = (sha256: string): string => idFor(recordings, sha256)

/** Everything of one recording in storage. */
export const mediaPrefix = (mediaId: string): string => `media/${mediaId}/`
export const sourceKey = (mediaId: string): string => `media/${mediaId}/source`
/** Where an attempt's files lie, with no slash at the end; number 0 is a package that came ready. */
export const attemptFolder = (mediaId: string, attempt: number): string => `media/${mediaId}/${attempt}`
export const partKey = (uploadId: string, number: number): string => `uploads/${uploadId}/${number}`
export const uploadPrefix = (uploadId: string): string => `uploads/${uploadId}/`

/** What is served, by the end of its name. */
const types: Readonly<Record<string, string>> = {
  m3u8: 'application/vnd.apple.mpegurl',
  m4s: 'video/iso.segment',
  mp4: 'video/mp4',
  m4a: 'audio/mp4',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  vtt: 'text/vtt; charset=utf-8',
  json: 'application/json',
}

/** Media type of a name; null for one that is not served. */
export const typeOf = (name: string): string | null => types[/\.([a-z0-9]+)$/.exec(name)?.[1] ?? ''] ?? null

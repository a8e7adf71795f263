import {
  ADTS,
  FilePathSource,
  FLAC,
  Input,
  MATROSKA,
  MP3,
  MP4,
  MPEG_TS,
  OGG,
  QTFF,
  WAVE,
  WEBM,
} from 'mediabunny'
import { type MediaFacts, MediaRefused } from './facts.ts'

/** What browsers may be given, and what cameras make; no lists of other files. */
const formats = [MP4, QTFF, MATROSKA, WEBM, MP3, WAVE, OGG, FLAC, ADTS, MPEG_TS]
const containers: Readonly<Record<string, string>> = {
  MP4: 'mp4',
  'QuickTime File Format': 'mp4',
  Matroska: 'matroska',
  WebM: 'webm',
  MP3: 'mp3',
  WAVE: 'wav',
  Ogg: 'ogg',
  FLAC: 'flac',
}
const codecs: Readonly<Record<string, string>> = { avc: 'h264' }
const readTimeoutMs = 60_000

/**
 * Facts of a file without any program of the machine: the same on every machine. It reads fewer formats than
 * ffprobe does, and of each only its tables.
 *
 * @throws MediaRefused `not_media`, `media_damaged`
 */
export async function readMedia(path: string): Promise<MediaFacts> {
  const input = new Input({
    formats,
    source: new FilePathSource(path, { handleUnhandledError: () => undefined }),
  })
  try {
    return await inTime(factsOf(input))
  } catch (error) {
    if (error instanceof MediaRefused) throw error
    throw new MediaRefused('media_damaged', String(error))
  } finally {
    input.dispose()
  }
}

async function factsOf(input: Input): Promise<MediaFacts> {
  if (!(await input.canRead())) throw new MediaRefused('not_media')
  const format = await input.getFormat()
  const [picture, sound] = await Promise.all([input.getPrimaryVideoTrack(), input.getPrimaryAudioTrack()])
  const tracks = [picture, sound].filter((track) => track !== null)
  const written = tracks.length === 0 ? 0 : await input.getDurationFromMetadata(tracks)
  return {
    container: containers[format.name] ?? format.name,
    durationS: written ?? (await input.computeDuration(tracks)),
    video:
      picture === null
        ? null
        : {
            codec: named(await picture.getCodec()),
            widthPx: Math.round(await picture.getDisplayWidth()),
            heightPx: Math.round(await picture.getDisplayHeight()),
            // Nothing is made of the file where this is asked.
            frameRate: 25,
            isVariable: false,
            isHdr: false,
          },
    audio: sound === null ? null : { codec: named(await sound.getCodec()) },
  }
}

const named = (codec: string | null): string => (codec === null ? 'unknown' : (codecs[codec] ?? codec))

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(
      () => refuse(new MediaRefused('media_damaged', 'reading took too long')),
      readTimeoutMs,
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** A segment of a media playlist. */
interface Segment {
  durationS: number
  path: string
}

/** Segments and the file that comes before them, as an HLS media playlist names them (RFC 8216). */
export function segmentsOf(playlist: string): { init: string | null; segments: Segment[] } {
  const segments: Segment[] = []
  let init: string | null = null
  let durationS = 0
  for (const line of playlist.split('\n').map((text) => text.trim())) {
    const map = /^#EXT-X-MAP:.*URI="([^"]+)"/.exec(line)?.[1]
    if (map !== undefined) init = map
    const length = /^#EXTINF:([\d.]+)/.exec(line)?.[1]
    if (length !== undefined) durationS = Number(length)
    if (line !== '' && !line.startsWith('#')) segments.push({ durationS, path: line })
  }
  return { init, segments }
}

/** Seconds below which a segment's rate says nothing: the last one may hold a single frame. */
const shortS = 0.5

/**
 * Peak and average rate of segments, bits per second: of the longest ones' largest, and of all together.
 */
export function ratesOf(segments: readonly { durationS: number; sizeBytes: number }[]): {
  peakBps: number
  averageBps: number
} {
  const durationS = segments.reduce((sum, segment) => sum + segment.durationS, 0)
  const sizeBytes = segments.reduce((sum, segment) => sum + segment.sizeBytes, 0)
  const averageBps = durationS === 0 ? 0 : Math.ceil((sizeBytes * 8) / durationS)
  const long = segments.filter((segment) => segment.durationS >= shortS)
  const peaks = long.map((segment) => Math.ceil((segment.sizeBytes * 8) / segment.durationS))
  return { peakBps: Math.max(averageBps, ...peaks), averageBps }
}

/** RFC 6381 name of the H.264 in an initialisation segment, from its `avcC` box; null where there is none. */
export function h264Codec(init: Uint8Array): string | null {
  const at = Buffer.from(init.buffer, init.byteOffset, init.byteLength).indexOf('avcC')
  const profile = at < 0 ? undefined : init.subarray(at + 5, at + 8)
  return profile?.length === 3 ? `avc1.${Buffer.from(profile).toString('hex')}` : null
}

/** RFC 6381 name of AAC-LC. */
export const aacCodec = 'mp4a.40.2'

export interface VariantLine {
  path: string
  peakBps: number
  averageBps: number
  codecs: readonly string[]
  widthPx: number
  tallPx: number
}

/** The multivariant playlist: pictures first, highest first, and the sound alone as the last. */
export function masterPlaylist(
  variants: readonly VariantLine[],
  sound: string | null,
  low: { path: string; peakBps: number; averageBps: number } | null,
): string {
  const group = (id: string, uri: string) =>
    `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="${id}",NAME="${id}",DEFAULT=YES,AUTOSELECT=YES,URI="${uri}"`
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...(sound === null || variants.length === 0 ? [] : [group('sound', sound)]),
    ...variants.flatMap(({ path, peakBps, averageBps, codecs, widthPx, tallPx }) => [
      `#EXT-X-STREAM-INF:BANDWIDTH=${peakBps},AVERAGE-BANDWIDTH=${averageBps},CODECS="${codecs.join(',')}",RESOLUTION=${widthPx}x${tallPx}${sound === null ? '' : ',AUDIO="sound"'}`,
      path,
    ]),
    ...(low === null
      ? []
      : [
          `#EXT-X-STREAM-INF:BANDWIDTH=${low.peakBps},AVERAGE-BANDWIDTH=${low.averageBps},CODECS="${aacCodec}"`,
          low.path,
        ]),
    '',
  ].join('\n')
}

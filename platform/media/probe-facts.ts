import { z } from 'zod'
import { type MediaFacts, MediaRefused } from './facts.ts'

const Stream = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  sample_aspect_ratio: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  r_frame_rate: z.string().optional(),
  color_transfer: z.string().optional(),
  duration: z.string().optional(),
  sample_rate: z.string().optional(),
  disposition: z.object({ attached_pic: z.number().optional() }).optional(),
  tags: z.object({ rotate: z.string().optional() }).optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).optional(),
})
type Stream = z.infer<typeof Stream>
/** What `ffprobe -show_format -show_streams -of json` says, as far as it is read. */
const Probed = z.object({
  format: z.object({ format_name: z.string(), duration: z.string().optional() }),
  streams: z.array(Stream),
})

/**
 * Facts of what ffprobe said. A picture on the cover of a recording is no video.
 *
 * @throws MediaRefused `not_media`
 */
export function factsFromProbe(json: unknown): MediaFacts {
  const read = Probed.safeParse(json)
  if (!read.success) throw new MediaRefused('not_media')
  const { format, streams } = read.data
  const picture = streams.find(
    ({ codec_type, codec_name, width, height, disposition }) =>
      codec_type === 'video' &&
      codec_name !== undefined &&
      (width ?? 0) > 0 &&
      (height ?? 0) > 0 &&
      disposition?.attached_pic !== 1,
  )
  const sound = streams.find(
    ({ codec_type, codec_name, sample_rate }) =>
      codec_type === 'audio' && codec_name !== undefined && Number(sample_rate) > 0,
  )
  const lengths = [format.duration, picture?.duration, sound?.duration].map((length) => Number(length ?? 0))
  return {
    container: containerOf(format.format_name),
    durationS: Math.max(...lengths.filter((length) => Number.isFinite(length)), 0),
    video: picture === undefined ? null : pictureOf(picture),
    audio: sound === undefined ? null : { codec: sound.codec_name ?? '' },
  }
}

function pictureOf(stream: Stream): MediaFacts['video'] {
  const { width = 0, height = 0, codec_name = '', color_transfer } = stream
  const ratio = fraction(stream.sample_aspect_ratio?.replace(':', '/')) ?? 1
  const turned = stream.side_data_list?.find(({ rotation }) => rotation !== undefined)?.rotation
  const isOnSide = Math.abs(turned ?? Number(stream.tags?.rotate ?? 0)) % 180 === 90
  const [wide, tall] = [Math.max(1, Math.round(width * ratio)), height]
  const average = fraction(stream.avg_frame_rate)
  const base = fraction(stream.r_frame_rate)
  const frameRate = average ?? base ?? 25
  return {
    codec: codec_name,
    widthPx: isOnSide ? tall : wide,
    heightPx: isOnSide ? wide : tall,
    frameRate,
    isVariable: base !== null && Math.abs(base - frameRate) > frameRate * 0.02,
    isHdr: color_transfer === 'smpte2084' || color_transfer === 'arib-std-b67',
  }
}

/** The name that browsers know a container by. */
function containerOf(names: string): string {
  const all = names.split(',')
  // ffprobe cannot tell WebM from Matroska; what it holds decides whether browsers play it.
  if (all.includes('webm')) return 'webm'
  return all.includes('mp4') ? 'mp4' : (all[0] ?? names)
}

/** Value of `30000/1001`; null for `0/0` and what is none. */
function fraction(text: string | undefined): number | null {
  const [above, below = 1] = (text ?? '').split('/').map(Number)
  const value = (above ?? NaN) / below
  return Number.isFinite(value) && value > 0 ? value : null
}

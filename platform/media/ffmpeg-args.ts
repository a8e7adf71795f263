import type { MediaFacts } from './facts.ts'
import {
  frameRateFor,
  ladderFor,
  type RungPlan,
  thumbnailColumns,
  thumbnailEveryS,
  thumbnailRows,
} from './ladder.ts'

/** Seconds of a segment and of a group of pictures; the first frame comes as soon as the first of them is there. */
export const segmentS = 2
/** Formats a file may have. Playlists and lists of files are none: they would have ffmpeg read other files. */
const formats =
  'mov,mp4,m4a,3gp,matroska,webm,avi,mpegts,mpeg,mpegvideo,h264,hevc,flv,asf,ogg,wav,w64,mp3,flac,aac,aiff,ac3,caf,amr,mxf'
/** Options before any file that strangers gave us. */
export const guardedInput = ['-protocol_whitelist', 'file', '-format_whitelist', formats] as const

/** Loudness of what learners hear, EBU R128; −16 LUFS is what phones are made for. */
const loudness = 'loudnorm=I=-16:TP=-1.5:LRA=11'
/** Average of the sound beside a picture, bits per second. */
const soundBps = 96_000
/** The same of the sound alone, one channel: clear speech on a line of 64 kbit/s with room for slides. */
const lowSoundBps = 32_000
/** Width of slides and of thumbnails. */
const slideWidthPx = 640
export const thumbnailWidthPx = 160
/** Share of changed brightness from which a picture is a new slide, and seconds between two at least. */
const slideChange = 0.1
const slideGapS = 2

export interface TranscodePlan {
  /** Path of the source. */
  source: string
  facts: MediaFacts
  /** Threads of each decoder and encoder. */
  threads: number
  /** Whether this ffmpeg can map HDR to what screens show. */
  canToneMap: boolean
}

/**
 * Arguments of one ffmpeg that makes everything in one decoding, in its working folder: `v<rung>/` and `sound/`,
 * `low/` as HLS playlists with CMAF segments; `thumbs/`, `slides/` with `slides.txt`, and `poster.jpg`.
 */
export function transcodeArgs(plan: TranscodePlan): string[] {
  const { facts, threads, source } = plan
  const rungs = facts.video === null ? [] : ladderFor(facts.video)
  return [
    // Its own progress begins only when every output has begun, the sheets of thumbnails too; it logs each segment.
    ...options({ hide_banner: null, nostdin: null, y: null, loglevel: 'level+info', nostats: null }),
    ...options({ filter_complex_threads: threads, threads }),
    ...guardedInput,
    ...options({ i: `file:${source}`, filter_complex: filters(plan, rungs).join(';') }),
    ...rungs.flatMap((rung) => rungOutput(rung, threads)),
    ...(facts.video === null ? [] : pictureOutputs),
    ...(facts.audio === null ? [] : [...soundOutput('sound', soundBps), ...soundOutput('low', lowSoundBps)]),
  ]
}

/** `-name value` for each, in their order; null for a name that stands alone. */
const options = (all: Readonly<Record<string, string | number | null>>): string[] =>
  Object.entries(all).flatMap(([name, value]) =>
    value === null ? [`-${name}`] : [`-${name}`, String(value)],
  )

function filters(plan: TranscodePlan, rungs: readonly RungPlan[]): string[] {
  const { video, audio } = plan.facts
  return [
    ...(video === null ? [] : pictureFilters(plan, video, rungs)),
    ...(audio === null ? [] : soundFilters),
  ]
}

const soundFilters = [
  `[0:a:0]aresample=48000:async=1000:first_pts=0,aformat=channel_layouts=stereo,${loudness},aresample=48000,asplit[loud][quiet]`,
  '[loud]aformat=sample_fmts=fltp[sound]',
  '[quiet]aresample=24000,aformat=channel_layouts=mono[low]',
]

function pictureFilters(
  { facts, canToneMap }: TranscodePlan,
  video: NonNullable<MediaFacts['video']>,
  rungs: readonly RungPlan[],
): string[] {
  const steady = `fps=${frameRateFor(video)}:start_time=0`
  const toned = video.isHdr && canToneMap ? `,${toneMap}` : ''
  const names = rungs.map(({ heightPx }) => `v${heightPx}`)
  const small = rungs.at(-1)
  const everyS = thumbnailEveryS(facts.durationS)
  const posterAtS = Math.min(10, facts.durationS * 0.1).toFixed(2)
  return [
    `[0:v:0]${steady}${toned},split=${rungs.length}${names.map((name) => `[${name}in]`).join('')}`,
    ...rungs.map(
      (rung, index) =>
        `[${names[index]}in]scale=${rung.widthPx}:${rung.tallPx},setsar=1,format=yuv420p` +
        // The lowest rung is decoded and shrunk already: small pictures are made of it.
        (rung === small ? `,split=4[${names[index]}][thumbsin][slidesin][posterin]` : `[${names[index]}]`),
    ),
    `[thumbsin]select='gte(t,${everyS}*selected_n)',scale=${thumbnailWidthPx}:-2,tile=${thumbnailColumns}x${thumbnailRows}[thumbs]`,
    `[slidesin]select='eq(n,0)+gt(scene,${slideChange})*gte(t-prev_selected_t,${slideGapS})',scale='min(${slideWidthPx},iw)':-2,metadata=print:file=slides.txt[slides]`,
    `[posterin]select='gte(t,${posterAtS})'[poster]`,
  ]
}

/** From PQ or HLG to what screens show, simply. */
const toneMap =
  'zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv'

/** Nothing of what the file says of its maker, place and chapters goes along. */
const clean = { map_metadata: -1, map_chapters: -1 }

function rungOutput(rung: RungPlan, threads: number): string[] {
  const name = `v${rung.heightPx}`
  return [
    ...options({
      map: `[${name}]`,
      ...clean,
      'c:v': 'libx264',
      preset: rung.preset,
      crf: rung.crf,
      maxrate: rung.maxRateBps,
      bufsize: rung.bufferBits,
      'profile:v': 'high',
      pix_fmt: 'yuv420p',
      threads,
      // Every rung begins a group of pictures at the same moments, and nowhere else.
      g: 600,
      sc_threshold: 0,
      force_key_frames: `expr:gte(t,n_forced*${segmentS})`,
    }),
    ...hls(name),
  ]
}

const soundOutput = (name: string, bps: number): string[] => [
  ...options({ map: `[${name}]`, ...clean, 'c:a': 'aac', 'b:a': bps }),
  ...hls(name),
]

const hls = (name: string): string[] => [
  ...options({
    f: 'hls',
    hls_time: segmentS,
    hls_playlist_type: 'vod',
    hls_list_size: 0,
    hls_segment_type: 'fmp4',
    hls_fmp4_init_filename: 'init.mp4',
    hls_flags: 'independent_segments',
    hls_segment_filename: `${name}/%05d.m4s`,
  }),
  `${name}/index.m3u8`,
]

const jpeg = { ...clean, fps_mode: 'passthrough', 'c:v': 'mjpeg', pix_fmt: 'yuvj420p', f: 'image2' }
const pictureOutputs = [
  ...options({ map: '[thumbs]', ...jpeg, 'q:v': 6 }),
  'thumbs/%03d.jpg',
  ...options({ map: '[slides]', ...jpeg, 'q:v': 6 }),
  'slides/%05d.jpg',
  ...options({ map: '[poster]', ...jpeg, 'frames:v': 1, update: 1, 'q:v': 4 }),
  'poster.jpg',
]

/** The segment that a line of ffmpeg's log says is begun: which track, which number. */
export function begunSegment(line: string): { track: string; number: number } | null {
  const [, track, number] = /Opening '(\w+)\/(\d{5,})\.m4s' for writing/.exec(line) ?? []
  return track === undefined ? null : { track, number: Number(number) }
}

/** Folders that must be there before ffmpeg begins. */
export function outputFolders(facts: MediaFacts): string[] {
  const rungs = facts.video === null ? [] : ladderFor(facts.video).map(({ heightPx }) => `v${heightPx}`)
  return [
    ...rungs,
    ...(facts.video === null ? [] : ['thumbs', 'slides']),
    ...(facts.audio === null ? [] : ['sound', 'low']),
  ]
}

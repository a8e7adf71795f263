import { expect, test } from 'vitest'
import { deckPages } from './deck-times.ts'
import { type MediaFacts, playsAs } from './facts.ts'
import { begunSegment, transcodeArgs } from './ffmpeg-args.ts'
import { masterPlaylist, ratesOf, segmentsOf } from './hls.ts'
import { factsFromProbe } from './probe-facts.ts'
import { keptSlides, momentsOf } from './slide-times.ts'
import { missingParts, partSize } from './upload-parts.ts'
import { cleanCaptions } from './webvtt.ts'

const facts: MediaFacts = {
  container: 'mp4',
  durationS: 600,
  video: { codec: 'h264', widthPx: 1280, heightPx: 720, frameRate: 30, isVariable: false, isHdr: false },
  audio: { codec: 'aac' },
}

test('one ffmpeg makes every quality, the sound twice, slides, thumbnails and a poster, of one decoding', () => {
  const args = transcodeArgs({ source: '/files/a b', facts, threads: 1, canToneMap: true })

  expect(args.filter((arg) => arg === '-i')).toHaveLength(1)
  expect(args).toContain('file:/files/a b')
  expect(args.filter((arg) => /\.(?:m3u8|jpg)$/.test(arg))).toEqual([
    'v720/index.m3u8',
    'v360/index.m3u8',
    'thumbs/%03d.jpg',
    'slides/%05d.jpg',
    'poster.jpg',
    'sound/index.m3u8',
    'low/index.m3u8',
  ])
  expect(args.join(' ')).toContain('loudnorm=I=-16')
})

test('strangers cannot have it read other files, or anything of the net', () => {
  const args = transcodeArgs({ source: '/a', facts, threads: 1, canToneMap: true })
  const allowed = args[args.indexOf('-format_whitelist') + 1]?.split(',') ?? []

  expect(args.indexOf('-format_whitelist')).toBeLessThan(args.indexOf('-i'))
  expect(args[args.indexOf('-protocol_whitelist') + 1]).toBe('file')
  for (const format of ['hls', 'concat', 'dash', 'sdp', 'image2', 'lavfi', 'tty'])
    expect(allowed).not.toContain(format)
})

test('sound alone has no picture filters, and a picture alone no sound', () => {
  const sound = transcodeArgs({
    source: '/a',
    facts: { ...facts, video: null },
    threads: 1,
    canToneMap: true,
  })
  const picture = transcodeArgs({
    source: '/a',
    facts: { ...facts, audio: null },
    threads: 1,
    canToneMap: true,
  })

  expect(sound.join(' ')).not.toMatch(/libx264|\[0:v/)
  expect(picture.join(' ')).not.toMatch(/c:a|\[0:a/)
})

test('HDR is mapped where ffmpeg can', () => {
  const hdr = { ...facts, video: { ...facts.video!, isHdr: true } }
  const filtersOf = (canToneMap: boolean) =>
    transcodeArgs({ source: '/a', facts: hdr, threads: 1, canToneMap }).join(' ')
  expect([filtersOf(true).includes('tonemap'), filtersOf(false).includes('tonemap')]).toEqual([true, false])
})

test('progress is read off the segments that ffmpeg begins', () => {
  expect(begunSegment("[hls @ 0x1] [info] Opening 'v360/00012.m4s' for writing")).toEqual({
    track: 'v360',
    number: 12,
  })
  expect(begunSegment('[info] Stream mapping:')).toBeNull()
})

test.each([
  ['H.264 and AAC in MP4', facts, 'mp4'],
  ['HEVC', { ...facts, video: { ...facts.video!, codec: 'hevc' } }, null],
  ['Matroska', { ...facts, container: 'matroska' }, null],
  ['AAC alone', { ...facts, video: null }, 'm4a'],
  ['MP3', { ...facts, container: 'mp3', video: null, audio: { codec: 'mp3' } }, 'mp3'],
  [
    'WebM',
    { ...facts, container: 'webm', video: { ...facts.video!, codec: 'vp9' }, audio: { codec: 'opus' } },
    'webm',
  ],
])('%s plays as it came: %s', (_name, what, wanted) => {
  expect(playsAs(what)).toBe(wanted)
})

test('a cover is no video, a turned picture stands upright, pixels become square', () => {
  const format = { format_name: 'mov,mp4,m4a,3gp,3g2,mj2', duration: '3.5' }
  const cover = {
    codec_type: 'video',
    codec_name: 'mjpeg',
    width: 9,
    height: 9,
    disposition: { attached_pic: 1 },
  }
  const turned = {
    codec_type: 'video',
    codec_name: 'hevc',
    width: 1440,
    height: 1080,
    sample_aspect_ratio: '4:3',
    avg_frame_rate: '24/1',
    r_frame_rate: '90000/1',
    side_data_list: [{ rotation: -90 }],
  }
  expect(factsFromProbe({ format, streams: [cover] }).video).toBeNull()
  expect(factsFromProbe({ format, streams: [turned] }).video).toMatchObject({
    widthPx: 1080,
    heightPx: 1920,
    isVariable: true,
  })
  expect(() => factsFromProbe({ streams: [] })).toThrow('not_media')
})

test('the master names pictures first and the sound alone last, with the rates that were measured', () => {
  const { init, segments } = segmentsOf(
    '#EXTM3U\n#EXT-X-MAP:URI="init.mp4"\n#EXTINF:2.0,\na.m4s\n#EXTINF:0.1,\nb.m4s\n',
  )
  expect([init, segments]).toEqual([
    'init.mp4',
    [
      { durationS: 2, path: 'a.m4s' },
      { durationS: 0.1, path: 'b.m4s' },
    ],
  ])
  expect(
    ratesOf([
      { durationS: 2, sizeBytes: 1000 },
      { durationS: 0.1, sizeBytes: 900 },
    ]),
  ).toEqual({ peakBps: 7239, averageBps: 7239 })
  const variant = {
    path: 'v360/index.m3u8',
    peakBps: 300_000,
    averageBps: 200_000,
    codecs: ['avc1.64001e', 'mp4a.40.2'],
    widthPx: 640,
    tallPx: 360,
  }
  const text = masterPlaylist([variant], 'sound/index.m3u8', {
    path: 'low/index.m3u8',
    peakBps: 35_000,
    averageBps: 33_000,
  })
  expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([
    'v360/index.m3u8',
    'low/index.m3u8',
  ])
  expect(text).toContain(
    'BANDWIDTH=300000,AVERAGE-BANDWIDTH=200000,CODECS="avc1.64001e,mp4a.40.2",RESOLUTION=640x360,AUDIO="sound"',
  )
})

test('of too many slides those stay that are shown longest, and the first', () => {
  expect(keptSlides([0, 1, 50, 52, 90], 100, 3)).toEqual([0, 1, 3])
  expect(keptSlides([], 10)).toEqual([])
  expect(
    momentsOf(
      'frame:0    pts:0       pts_time:0\nlavfi.scene_score=0\nframe:1    pts:75      pts_time:2.5\n',
    ),
  ).toEqual([0, 2.5])
})

test('a file is cut into parts of one size, the last shorter', () => {
  expect([0, 1, 2, 3].map((number) => partSize(25, 10, number))).toEqual([10, 10, 5, null])
  expect(partSize(20, 10, 1)).toBe(10)
  expect(partSize(20, 10, 2)).toBeNull()
  expect(missingParts(25, 10, [1])).toEqual([0, 2])
})

const vtt = (words: string) => `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${words}\n`

test.each([
  ['a script', vtt('Hi <script>alert(1)</script>'), vtt('Hi alert(1)')],
  ['an unclosed tag', vtt('<b>Hi <img src=x onerror=y>'), vtt('<b>Hi </b>')],
  ['who speaks', vtt('<v Li Na>你好</v>'), vtt('<v Li Na>你好</v>')],
  ['half a tag', vtt('a < b & c > d'), vtt('a &lt; b &amp; c &gt; d')],
  ['styles and notes', `WEBVTT\n\nSTYLE\n::cue { color: red }\n\nNOTE x\n\n${vtt('Hi').slice(8)}`, vtt('Hi')],
  ['positions', 'WEBVTT\n\nid\n00:01.000 --> 00:02.000 line:0\nHi\n', vtt('Hi')],
  ['SubRip', '\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}<i>Hi</i>\r\n\r\n', vtt('<i>Hi</i>')],
])('captions with %s come out clean', (_what, source, wanted) => {
  expect(cleanCaptions(source)).toBe(wanted)
})

test.each([
  ['no cues', 'Hello', 'captions_no_cues', 1],
  ['a time that is none', 'WEBVTT\n\n0:00 -> 0:01\nHi\n\n00:99 --> x\n', 'captions_bad_time', 6],
  ['an end before its beginning', 'WEBVTT\n\n00:05.000 --> 00:04.000\nHi\n', 'captions_bad_time', 3],
  ['bytes', 'WEBVTT\0', 'captions_not_text', 1],
])('captions with %s are refused by line', (_what, source, code, line) => {
  expect(() => cleanCaptions(source)).toThrow(expect.objectContaining({ code, line }))
})

test('a deck has its moments from its names or from times.txt', () => {
  expect(deckPages(['0083.jpg', '0000.jpg'], null)).toEqual({
    kind: 'pages',
    pages: [
      { name: '0000.jpg', atS: 0 },
      { name: '0083.jpg', atS: 83 },
    ],
  })
  expect(deckPages(['b.png', 'a.png'], 'a.png 0:05\n# later\n1:23, b.png\n')).toEqual({
    kind: 'pages',
    pages: [
      { name: 'a.png', atS: 0 },
      { name: 'b.png', atS: 83 },
    ],
  })
  expect(deckPages(['cover.png'], null)).toEqual({ kind: 'no_moment', place: 'cover.png' })
  expect(deckPages(['a.png'], 'a.png 0\nz.png 5\n')).toEqual({ kind: 'no_moment', place: 'times.txt:2' })
})

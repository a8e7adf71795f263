import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { givenMedia, testFfmpeg, testMediaFolder } from '../testing/media.ts'
import { MediaRefused } from './facts.ts'
import type { MediaPackage } from './manifest.ts'
import { checkPackage } from './package-check.ts'
import { probe } from './probe.ts'
import { readMedia } from './read-media.ts'
import { transcode } from './transcode.ts'

const run = promisify(execFile)
const needsFfmpeg = testFfmpeg === null ? test.skip : test
if (testFfmpeg === null) process.stderr.write('SKIPPED: odd media, because there is no ffmpeg here.\n')
const ffmpeg = testFfmpeg
const never = new AbortController().signal

const picture = (size: string, seconds = 2) => ['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=25:d=${seconds}`]
const sound = (seconds = 2) => ['-f', 'lavfi', '-i', `sine=f=330:d=${seconds}`]
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']
const aac = ['-c:a', 'aac']

async function made(path: string): Promise<{ folder: string; made: MediaPackage }> {
  if (ffmpeg === null) throw new Error('this needs ffmpeg')
  const folder = join(await testMediaFolder(), 'out')
  await mkdir(folder)
  const facts = await probe(path, ffmpeg)
  const task = { ffmpeg, source: path, facts, folder, onProgress: () => undefined, signal: never }
  return { folder, made: await transcode(task) }
}

/** Decodes a playlist to its end; answers its picture's size and its seconds. Anything broken in it fails. */
async function decoded(folder: string, playlist: string): Promise<{ size: string | null; seconds: number }> {
  const path = join(folder, playlist)
  const { stderr } = await run(ffmpeg?.path ?? '', [
    '-v',
    'error',
    '-allowed_extensions',
    'ALL',
    '-i',
    path,
    '-f',
    'null',
    '-',
  ])
  expect(stderr).toBe('')
  const { stdout } = await run(ffmpeg?.probePath ?? '', [
    '-v',
    'error',
    '-allowed_extensions',
    'ALL',
    '-show_entries',
    'stream=width,height,sample_aspect_ratio,pix_fmt:format=duration',
    '-of',
    'json',
    path,
  ])
  const { streams, format } = JSON.parse(stdout) as {
    streams: { width?: number; height?: number; sample_aspect_ratio?: string; pix_fmt?: string }[]
    format: { duration: string }
  }
  const { width, height, sample_aspect_ratio: ratio, pix_fmt: pixels } = streams[0] ?? {}
  if (width !== undefined) expect([ratio, pixels]).toEqual(['1:1', 'yuv420p'])
  return { size: width === undefined ? null : `${width}x${height}`, seconds: Number(format.duration) }
}

const plays: Record<
  string,
  { args: string[]; name?: string; sizes: string[]; seconds?: number; isSilent?: true }
> = {
  'without sound': { args: [...picture('640x360'), ...h264], sizes: ['640x360'], isSilent: true },
  'in 4:3': { args: [...picture('640x480'), ...sound(), ...h264, ...aac], sizes: ['640x480', '480x360'] },
  'in 720p': { args: [...picture('1280x720'), ...sound(), ...h264, ...aac], sizes: ['1280x720', '640x360'] },
  upright: { args: [...picture('720x1280'), ...sound(), ...h264, ...aac], sizes: ['720x1280', '360x640'] },
  'of odd sides, in 4:4:4': {
    args: [...picture('361x201'), ...sound(), '-c:v', 'libx264', '-pix_fmt', 'yuv444p', ...aac],
    sizes: ['360x200'],
  },
  'smaller than any rung': { args: [...picture('96x64'), ...sound(), ...h264, ...aac], sizes: ['96x64'] },
  'with pixels that are no squares': {
    args: [...picture('480x360'), ...sound(), '-vf', 'setsar=4/3', ...h264, ...aac],
    sizes: ['640x360'],
  },
  'of a variable frame rate': {
    args: [
      ...picture('640x360', 4),
      ...sound(4),
      '-vf',
      "select='lt(n,20)+not(mod(n,7))'",
      '-vsync',
      'vfr',
      ...h264,
      ...aac,
    ],
    sizes: ['640x360'],
    seconds: 4,
  },
  'with ten bits': {
    args: [
      ...picture('640x360'),
      ...sound(),
      '-c:v',
      'libx265',
      '-x265-params',
      'log-level=error',
      '-pix_fmt',
      'yuv420p10le',
      ...aac,
    ],
    sizes: ['640x360'],
  },
  'in HDR': {
    args: [
      ...picture('640x360'),
      ...sound(),
      '-c:v',
      'libx265',
      '-pix_fmt',
      'yuv420p10le',
      ...aac,
      '-x265-params',
      'log-level=error:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc',
    ],
    sizes: ['640x360'],
  },
  'as WebM': {
    args: [...picture('320x240'), ...sound(), '-c:v', 'libvpx', '-c:a', 'libopus'],
    name: 'a.webm',
    sizes: ['320x240'],
  },
  'as AVI with old codecs': {
    args: [...picture('320x240'), ...sound(), '-c:v', 'mpeg4', '-c:a', 'libmp3lame'],
    name: 'a.avi',
    sizes: ['320x240'],
  },
  'with six channels': {
    args: [...picture('640x360'), ...sound(), '-ac', '6', ...h264, ...aac],
    sizes: ['640x360'],
  },
  'with silence only': {
    args: [...picture('640x360'), '-f', 'lavfi', '-i', 'anullsrc', '-t', '2', ...h264, ...aac],
    sizes: ['640x360'],
  },
  'with sound longer than its picture': {
    args: [...picture('640x360', 1), ...sound(3), ...h264, ...aac],
    sizes: ['640x360'],
    seconds: 3,
  },
  'of a fifth of a second': {
    args: [...picture('640x360'), ...sound(), '-t', '0.2', ...h264, ...aac],
    sizes: ['640x360'],
    seconds: 0.2,
  },
  'that is sound alone': { args: [...sound(3), '-c:a', 'libmp3lame'], name: 'a.mp3', sizes: [], seconds: 3 },
}

needsFfmpeg.each(Object.entries(plays))(
  'a recording %s plays',
  async (_what, { args, name = 'a.mp4', sizes, seconds = 2, isSilent }) => {
    const { folder, made: result } = await made(await givenMedia(name, args))

    await expect(checkPackage(folder)).resolves.toMatchObject({ made: result })
    expect(Math.abs(result.durationS - seconds)).toBeLessThan(0.3)
    const rungs = await Promise.all(result.rungs.map(({ url }) => decoded(folder, url)))
    expect(rungs.map(({ size }) => size)).toEqual(sizes)
    if (isSilent) expect(result.audio).toBeNull()
    else expect(Math.abs((await decoded(folder, result.audio ?? '')).seconds - seconds)).toBeLessThan(0.4)
    expect(result.slides.length > 0).toBe(sizes.length > 0)
  },
)

needsFfmpeg('a picture that a phone turned by a note stands upright', async () => {
  const flat = await givenMedia('flat.mp4', [...picture('640x360'), ...sound(), ...h264, ...aac])
  const turned = await givenMedia('turned.mp4', ['-i', flat, '-c', 'copy', '-metadata:s:v:0', 'rotate=90'])
  const { made: result } = await made(turned)

  expect([result.widthPx, result.heightPx]).toEqual([360, 640])
})

needsFfmpeg('what is there of a file that was cut off plays', async () => {
  const whole = await readFile(
    await givenMedia('whole.mp4', [
      ...picture('640x360', 6),
      ...sound(6),
      ...h264,
      ...aac,
      '-movflags',
      '+faststart',
    ]),
  )
  const path = join(await testMediaFolder(), 'cut.mp4')
  await writeFile(path, whole.subarray(0, Math.round(whole.byteLength * 0.6)))
  const { folder, made: result } = await made(path)

  expect(result.durationS).toBeGreaterThan(2)
  expect((await decoded(folder, result.rungs[0]?.url ?? '')).seconds).toBeGreaterThan(2)
})

needsFfmpeg('a file whose table was cut off is damaged, with ffprobe and without', async () => {
  const whole = await readFile(
    await givenMedia('whole.mp4', [...picture('320x240'), ...sound(), ...h264, ...aac]),
  )
  const path = join(await testMediaFolder(), 'cut.mp4')
  await writeFile(path, whole.subarray(0, Math.round(whole.byteLength * 0.6)))

  await expect(probe(path, ffmpeg)).rejects.toMatchObject({ code: 'media_damaged' })
  await expect(probe(path, null)).rejects.toBeInstanceOf(MediaRefused)
})

const hostile: Record<string, string> = {
  'a script': '#!/bin/sh\necho "$HOME"\n',
  'nothing at all': '',
  'a playlist that names a file of the machine':
    '#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n/etc/passwd\n#EXT-X-ENDLIST\n',
  'a list of files': "ffconcat version 1.0\nfile '/etc/passwd'\n",
  'a page': '<!doctype html><script>alert(1)</script>',
}

needsFfmpeg.each(Object.entries(hostile))('%s with the name of a video is none', async (_what, text) => {
  const path = join(await testMediaFolder(), 'video.mp4')
  await writeFile(path, text)

  await expect(probe(path, ffmpeg)).rejects.toMatchObject({ code: 'not_media' })
})

test.each(Object.entries(hostile))('%s is none without ffprobe either', async (_what, text) => {
  const path = join(await testMediaFolder(), 'video.mp4')
  await writeFile(path, text)

  await expect(readMedia(path)).rejects.toBeInstanceOf(MediaRefused)
})

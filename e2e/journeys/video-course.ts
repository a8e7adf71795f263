import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { findFfmpeg } from '@banxue/platform/media/ffmpeg'
import { banxue } from '../command-line.ts'

const run = promisify(execFile)

/** The machine's ffmpeg; null where there is none, and then there is no recording to go through. */
export const ffmpeg = await findFfmpeg(process.env.FFMPEG_PATH, process.env.PATH ?? '')

/** Of the recording that plays as it came, seconds. */
const asItCameS = 8
/** Seconds between two lines of the transcript. */
const cueS = 4
const said = {
  en: [
    'The leaves come first.',
    'Then hot water, not boiling.',
    'Three minutes are enough.',
    'A café serves it stronger.',
  ],
  'zh-CN': ['先放茶叶。', '再加热水，不要滚。', '泡三分钟就够。', '茶馆里泡得更浓。'],
} as const

/**
 * Makes a course with recordings in a folder of its own: unit 1 has one that is ready to play, with a question at
 * second 6 and one at second 40; unit 2 has one that plays as it came.
 *
 * @param readyS length of the one that is ready, seconds
 */
export async function makeVideoCourse(readyS = 80): Promise<{ folder: string; forget: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'banxue-video-course-'))
  const media = join(folder, 'modules/01-tea/media')
  await mkdir(media, { recursive: true })
  const source = join(folder, 'source.mp4')
  await record(source, readyS, '1280x720')
  await banxue(folder, 'transcode', source, join(media, 'tea'))
  await rm(source)
  await record(join(media, 'cup.mp4'), asItCameS, '320x180')
  for (const [path, text] of Object.entries(filesOf(readyS))) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return { folder, forget: () => rm(folder, { recursive: true, force: true }) }
}

/** A picture with its second on it, some noise so that it costs bits, another colour every 20 s, and a sound that costs its bits too. */
async function record(path: string, durationS: number, size: string): Promise<void> {
  const colour = ['red', 'blue', 'green', 'gray']
    .map((name, index) => `drawbox=c=${name}@0.9:t=fill:enable='eq(mod(floor(t/20),4),${index})'`)
    .join(',')
  await run(
    ffmpeg?.path ?? 'ffmpeg',
    [
      '-hide_banner -loglevel error -y'.split(' '),
      ['-f', 'lavfi', '-i', `testsrc=s=${size}:r=12:d=${durationS},${colour},noise=alls=20:allf=t`],
      ['-f', 'lavfi', '-i', `anoisesrc=c=pink:a=0.2:d=${durationS}`],
      '-c:v libx264 -preset ultrafast -crf 24 -pix_fmt yuv420p -c:a aac'.split(' '),
      [path],
    ].flat(),
    { maxBuffer: 1_000_000 },
  )
}

const clock = (second: number) =>
  `00:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}.000`
const vtt = (lines: readonly string[], readyS: number) =>
  Array.from({ length: readyS / cueS }, (_, index) => {
    const fromS = index * cueS
    return `${clock(fromS)} --> ${clock(fromS + cueS)}\n${lines[index % lines.length]}\n`
  }).reduce((text, cue) => `${text}\n${cue}`, 'WEBVTT\n')

const filesOf = (readyS: number): Readonly<Record<string, string>> => ({
  'course.yaml': `id: video-course
languages: [zh-CN, en]
title: { en: Tea to watch, zh-CN: 看着学泡茶 }
summary: { en: Two recordings., zh-CN: 两段视频。 }
plannedDays: 7
`,
  'modules/01-tea/module.yaml': 'title: { en: Tea, zh-CN: 茶 }\n',
  'modules/01-tea/media/tea.en.vtt': vtt(said.en, readyS),
  'modules/01-tea/media/tea.zh-CN.vtt': vtt(said['zh-CN'], readyS),
  'modules/01-tea/01-watch.en.md': `---
title: Watch
goal: After this you can say what comes first.
---
## How tea is made {#watch .video}

![Tea](media/tea/)

Look at the leaves.

## {#first .choice at=0:06 .required}

What comes first?

- [x] Leaves
- [ ] Milk

## {#long .choice at=0:40}

How long does it take?

- [x] Three minutes
- [ ] An hour
`,
  'modules/01-tea/01-watch.zh-CN.md': `---
title: 看
goal: 学完这一节，你能说出先放什么。
---
## 茶怎么泡 {#watch .video}

![茶](media/tea/)

看看茶叶。

## {#first .choice at=0:06 .required}

先放什么？

- [x] 茶叶
- [ ] 牛奶

## {#long .choice at=0:40}

要泡多久？

- [x] 三分钟
- [ ] 一个小时
`,
  'modules/01-tea/02-cup.en.md': `---
title: The cup
---
## The cup {#cup .video}

![Cup](media/cup.mp4)
`,
  'modules/01-tea/02-cup.zh-CN.md': `---
title: 杯子
---
## 杯子 {#cup .video}

![杯子](media/cup.mp4)
`,
})

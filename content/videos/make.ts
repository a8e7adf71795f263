/**
 * Makes the demo's videos: `node content/videos/make.ts [NAME …]`. Slides are drawn by Chromium, spoken by the Flite
 * synthesiser inside ffmpeg, and packed ready to play, beside the courses. Needs ffmpeg with flite, Chromium, Noto CJK.
 */
import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Ffmpeg, findFfmpeg } from '@banxue/platform/media/ffmpeg'
import { MediaPackage, packageFile } from '@banxue/platform/media/manifest'
import { transcodeFile } from '@banxue/platform/media/transcode-file'
import { launchBrowser } from '../../e2e/browser.ts'
import { type Cue, webVtt } from './captions.ts'
import { drawSlide, heightPx, widthPx } from './draw-slide.ts'
import type { Scene, Script, Voice } from './script.ts'
import { border } from './scripts/border.ts'
import { choice } from './scripts/if.ts'
import { loop } from './scripts/loop.ts'
import { market } from './scripts/market.ts'
import { names } from './scripts/names.ts'
import { way } from './scripts/way.ts'

const run = promisify(execFile)
const scripts = [border, market, way, names, choice, loop]
/** From a slide's coming to its caption's, seconds. */
const leadS = 0.05
const wanted = process.argv.slice(2)
const say = (words: string) => void process.stdout.write(`${words}\n`)

const ffmpeg = await findFfmpeg(undefined, '/usr/local/bin:/opt/homebrew/bin:/usr/bin')
if (ffmpeg === null) throw new Error('There is no ffmpeg.')
const { path: ffmpegPath, probePath } = ffmpeg
const browser = await launchBrowser()
try {
  for (const script of scripts) if (wanted.length === 0 || wanted.includes(script.name)) await make(script)
} finally {
  await browser.close()
}

async function make(script: Script): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'banxue-video-'))
  const media = join(import.meta.dirname, '..', script.course, 'media')
  const parts: string[] = []
  const cues: Record<'en' | 'zh-CN', Cue[]> = { en: [], 'zh-CN': [] }
  let atS = 0
  for (const [index, scene] of script.scenes.entries()) {
    const part = await makePart(join(work, String(index)), scene)
    const spoken = { fromS: atS + leadS, toS: atS + part.spokenS + 0.35 }
    cues.en.push({ ...spoken, words: scene.en })
    cues['zh-CN'].push({ ...spoken, words: scene.zh })
    atS += part.lengthS
    parts.push(`file '${part.file}'`)
  }
  await writeFile(join(work, 'parts.txt'), parts.join('\n'))
  const whole = join(work, 'whole.mkv')
  await command('-f', 'concat', '-safe', '0', '-i', join(work, 'parts.txt'), '-c', 'copy', whole)
  const folder = join(media, script.name)
  await rm(folder, { recursive: true, force: true })
  await transcodeFile(ffmpeg as Ffmpeg, whole, folder, () => undefined)
  const slidesFromS = cues.en.map(({ fromS }) => fromS - leadS)
  await putSlides(folder, slidesFromS, work)
  for (const [language, list] of Object.entries(cues))
    await writeFile(join(media, `${script.name}.${language}.vtt`), webVtt(list))
  await rm(work, { recursive: true })
  say(`${script.course}/media/${script.name}: ${atS.toFixed(1)} s`)
}

/** Bare sound and lossless pictures, so that the packing works from the best there is. */
async function makePart(path: string, { slide, en, spoken = en, voice = 'slt', restS = 0.5 }: Scene) {
  await drawPicture(slide, path)
  const spokenS = await speak(`${path}.wav`, spoken, voice)
  // Whole pictures of 25 a second, so that sound and picture stay together over all parts.
  const lengthS = Math.ceil((spokenS + restS) * 25) / 25
  const file = `${path}.mkv`
  const sound = ['-af', 'aresample=48000,apad', '-c:a', 'pcm_s16le', '-ac', '1']
  const picture = ['-c:v', 'libx264', '-qp', '0', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-r', '25']
  const still = ['-loop', '1', '-framerate', '25', '-i', `${path}.png`]
  await command(...still, '-i', `${path}.wav`, '-t', String(lengthS), ...sound, ...picture, file)
  return { file, spokenS, lengthS }
}

/** Slides as they were drawn, each from its moment on: nobody has to find them in the picture. */
async function putSlides(folder: string, fromS: readonly number[], work: string): Promise<void> {
  const slides = fromS.map((at, index) => ({
    atS: Math.max(0, Math.round(at * 1000) / 1000),
    url: `slides/${String(index + 1).padStart(5, '0')}.jpg`,
  }))
  await rm(join(folder, 'slides'), { recursive: true, force: true })
  await mkdir(join(folder, 'slides'))
  for (const [index, { url }] of slides.entries())
    await copyFile(join(work, `${index}.jpg`), join(folder, url))
  const file = join(folder, packageFile)
  const made = MediaPackage.parse(JSON.parse(await readFile(file, 'utf8')))
  await writeFile(file, JSON.stringify({ ...made, slides }, null, 2))
}

/** As a picture of the video, and as what is shown where only sound can be had. */
async function drawPicture(slide: Scene['slide'], path: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: widthPx, height: heightPx } })
  await page.setContent(drawSlide(slide))
  await page.screenshot({ path: `${path}.png` })
  await page.screenshot({ path: `${path}.jpg`, type: 'jpeg', quality: 80 })
  await page.close()
}

/** @returns seconds */
async function speak(file: string, words: string, voice: Voice): Promise<number> {
  const plain = `${file}.txt`
  await writeFile(plain, words.replaceAll('’', "'"))
  await command('-f', 'lavfi', '-i', `flite=textfile=${plain}:voice=${voice}`, '-af', 'volume=0.9', file)
  const asked = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0']
  return Number((await run(probePath ?? 'ffprobe', [...asked, file])).stdout)
}

function command(...args: string[]) {
  return run(ffmpegPath, ['-hide_banner', '-loglevel', 'error', '-y', '-threads', '2', ...args])
}
